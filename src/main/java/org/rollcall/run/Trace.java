package org.rollcall.run;

import java.util.List;

/**
 * What is known of one person or class.
 *
 * @param answer in plain English, with what to do and who can do it
 * @param sections what it rests on
 */
record Trace(String answer, List<Section> sections) {

    /**
     * Evidence of one sort.
     *
     * @param entries each of one line or several
     */
    record Section(String title, List<List<String>> entries) {

        /** Of entries of one line. */
        static Section of(String title, List<String> lines) {
            return new Section(title, lines.stream().map(List::of).toList());
        }
    }
}
