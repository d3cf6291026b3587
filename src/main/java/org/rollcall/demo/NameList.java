package org.rollcall.demo;

import java.util.List;

/** Lists written as text blocks: items between commas or line ends. */
final class NameList {

    private NameList() {}

    static List<String> of(String text) {
        return List.of(text.strip().split("[,\\n]"));
    }
}
