package org.rollcall.oneroster;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/**
 * Ids as the standard takes them: at most 255 of the letters, digits and {@code . - _ / @}. One that is so stays. Of
 * another, each character that is not becomes an underscore and its bytes in hexadecimal, so that {@code staff 20417} is
 * {@code staff_2020417} in every export; one that is too long, or is another's then, ends in a hash of what it was.
 */
final class SourcedIds {

    static final int LONGEST = 255;

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9.\\-_/@]{1," + LONGEST + "}");
    private static final int HASH = 24;

    private SourcedIds() {}

    /**
     * The ids of the rows of one file, none twice.
     *
     * @param raw as they are known; null for a row that is not in the file
     * @param content tells apart rows of one id
     */
    static String[] of(String[] raw, IntFunction<String> content) {
        Integer[] order = java.util.stream.IntStream.range(0, raw.length)
                .filter(i -> raw[i] != null)
                .boxed()
                .toArray(Integer[]::new);
        Arrays.sort(
                order,
                Comparator.comparing((Integer i) -> raw[i])
                        .thenComparing((a, b) ->
                                raw[a].equals(raw[b]) ? content.apply(a).compareTo(content.apply(b)) : 0));
        String[] ids = new String[raw.length];
        Set<String> taken = new HashSet<>();
        for (int i : order) {
            if (isValid(raw[i]) && taken.add(raw[i])) {
                ids[i] = raw[i];
            }
        }
        for (int i : order) {
            if (ids[i] == null) {
                String escaped = escape(raw[i]);
                if (escaped.length() > LONGEST || !taken.add(escaped)) {
                    String hash = hash(raw[i] + "\n" + content.apply(i));
                    escaped = escaped.substring(0, Math.min(escaped.length(), LONGEST - HASH - 1)) + "_" + hash;
                    taken.add(escaped);
                }
                ids[i] = escaped;
            }
        }
        return ids;
    }

    static boolean isValid(String id) {
        return VALID.matcher(id).matches();
    }

    private static String escape(String id) {
        StringBuilder escaped = new StringBuilder();
        id.codePoints().forEach(c -> {
            String character = Character.toString(c);
            if (isValid(character)) {
                escaped.append(character);
            } else {
                for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
                    escaped.append('_').append(HexFormat.of().withUpperCase().toHexDigits(b));
                }
            }
        });
        return escaped.toString();
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
