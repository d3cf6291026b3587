package org.rollcall.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Test data: blocks that each begin with a line {@code === TITLE}; {@code <U+200B>} stands for that character. */
final class Blocks {

    record Block(String title, String text) {

        @Override
        public String toString() {
            return title + ": " + text.lines().findFirst().orElse("");
        }
    }

    private static final Pattern CHARACTER = Pattern.compile("<U\\+([0-9A-F]+)>");

    private Blocks() {}

    /** Reads the blocks of a resource. */
    static Stream<Block> of(String name) {
        try (InputStream in = Blocks.class.getResourceAsStream("/database/" + name)) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(all.split("(?m)^=== ")).skip(1).map(block -> {
                String[] parts = block.split("\n", 2);
                return new Block(parts[0], characters(parts[1].stripTrailing()));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String characters(String text) {
        return CHARACTER
                .matcher(text)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        Character.toString(Integer.parseInt(found.group(1), 16))));
    }
}
