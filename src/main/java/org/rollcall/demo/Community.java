package org.rollcall.demo;

import java.util.List;

/**
 * Names that go together.
 *
 * @param share of the students, in percent
 * @param doubled whether most have two family names
 */
record Community(int share, boolean doubled, List<String> given, List<String> family) {

    Community(int share, boolean doubled, String given, String family) {
        this(share, doubled, NameList.of(given), NameList.of(family));
    }
}
