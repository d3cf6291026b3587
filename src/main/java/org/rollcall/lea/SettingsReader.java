package org.rollcall.lea;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns settings written as text into values, and keeps a sentence for each that cannot be one. */
public final class SettingsReader {

    private final List<String> problems = new ArrayList<>();

    /** Adds a sentence. */
    public void problem(String setting, String sentence) {
        problems.add(setting + ": " + sentence);
    }

    /** The sentences until now. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    boolean isSet(String text) {
        return text != null && !text.isBlank();
    }

    String text(String setting, String text, String otherwise) {
        return isSet(text) ? text.trim() : otherwise;
    }

    /** A constant by its name in small letters with hyphens. */
    public <E extends Enum<E>> E oneOf(String setting, String text, Class<E> type, E otherwise) {
        if (!isSet(text)) {
            return otherwise;
        }
        for (E constant : type.getEnumConstants()) {
            if (word(constant).equals(text.trim().toLowerCase(Locale.ROOT))) {
                return constant;
            }
        }
        problem(
                setting,
                "'" + text.trim() + "' is none of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(SettingsReader::word)
                                .collect(Collectors.joining(", ")));
        return otherwise;
    }

    /** Reads true or false. */
    public boolean yes(String setting, String text, boolean otherwise) {
        if (!isSet(text)) {
            return otherwise;
        }
        switch (text.trim()) {
            case "true":
                return true;
            case "false":
                return false;
            default:
                problem(setting, "'" + text.trim() + "' is neither true nor false");
                return otherwise;
        }
    }

    int days(String setting, String text, int otherwise) {
        Duration duration = duration(setting, text, Duration.ofDays(otherwise));
        if (duration.toDays() < 1) {
            problem(setting, "must be at least 1d");
            return otherwise;
        }
        return (int) duration.toDays();
    }

    /** Reads a length of time; see {@link Durations}. */
    public Duration duration(String setting, String text, Duration otherwise) {
        if (!isSet(text)) {
            return otherwise;
        }
        Optional<Duration> duration = Durations.parse(text);
        if (duration.isEmpty()) {
            problem(
                    setting,
                    "'" + text.trim() + "' is not a length of time; write a number and s, m, h or d, such as 45m");
        }
        return duration.orElse(otherwise);
    }

    double percent(String setting, String text, double otherwise) {
        if (!isSet(text)) {
            return otherwise;
        }
        String number = text.trim().replaceFirst("\\s*%$", "");
        if (number.matches("\\d{1,3}(\\.\\d+)?") && Double.parseDouble(number) <= 100) {
            return Double.parseDouble(number);
        }
        problem(setting, "'" + text.trim() + "' is not a percentage from 0 to 100");
        return otherwise;
    }

    int number(String setting, String text, int otherwise) {
        if (!isSet(text)) {
            return otherwise;
        }
        if (text.trim().matches("\\d{1,9}")) {
            return Integer.parseInt(text.trim());
        }
        problem(setting, "'" + text.trim() + "' is not a whole number");
        return otherwise;
    }

    /** The items of a list with commas between them. */
    public List<String> list(String text) {
        if (!isSet(text)) {
            return List.of();
        }
        return Arrays.stream(text.split(",", -1)).map(String::trim).toList();
    }

    /** What a parser makes of each item of a list; those it throws at become problems. */
    public <T> List<T> items(String setting, String text, Function<String, T> parse) {
        return list(text).stream()
                .map(item -> parsed(setting, item, parse))
                .filter(Objects::nonNull)
                .toList();
    }

    /** What a parser makes of a text; null when it throws, and its message becomes a problem. */
    public <T> T parsed(String setting, String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            problem(setting, e.getMessage());
            return null;
        }
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
