package org.rollcall.spec;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the values of one field: makes them what the specification says, or says why they are not. */
final class FieldReader {

    private static final Pattern TIME = Pattern.compile("(\\S+)[ T]\\d{1,2}:\\d{2}.*");
    private static final Pattern YEARS = Pattern.compile("(\\d{4})\\s*[-/]\\s*(\\d{2}|\\d{4})");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@,;]+@[^\\s@,;]+\\.[^\\s@,;]+");
    private static final Pattern DECIMAL = Pattern.compile("^(\\d+)\\.0+$");
    private static final int MOST_DATES = 10_000;

    private final Field field;
    private final Layout layout;
    private final Map<String, String> dates = new HashMap<>();

    FieldReader(Field field, Layout layout) {
        this.field = field;
        this.layout = layout;
    }

    /**
     * The value as the roster takes it; blank when there is none.
     *
     * @throws UnfitValueException when it is none of its type
     */
    String read(String written, Finding finding) {
        String value = plain(written, finding);
        if (layout.plain(value).isEmpty()) {
            return blank();
        }
        return switch (field.type()) {
            case ID -> Spreadsheet.restored(value, finding);
            case TEXT -> allowed(text(value, false, finding));
            case NAME -> text(value, true, finding);
            case CDS -> cds(Spreadsheet.restored(value, finding));
            case SSID -> ssid(value, finding);
            case EMAIL -> email(value, finding);
            case DATE, LAST_DAY -> dates.size() > MOST_DATES ? date(value) : dates.computeIfAbsent(value, this::date);
            case YEAR -> year(Spreadsheet.restored(value, finding));
            case YES_NO -> yesNo(value);
            case LIST -> String.join(
                    ",",
                    items(value).stream()
                            .map(item -> field.refers().isEmpty() ? item : Spreadsheet.restored(item, finding))
                            .toList());
            case GRADES -> String.join(
                    ",", items(value).stream().map(item -> grade(item, finding)).toList());
        };
    }

    private String blank() {
        if (field.required()) {
            throw new UnfitValueException("blank-required", "is blank; a value is required");
        }
        return field.otherwise();
    }

    /** Without the line breaks and typographic quotes that people put around and into values. */
    private static String plain(String value, Finding finding) {
        String plain = value;
        if (plain.indexOf('\n') >= 0 || plain.indexOf('\r') >= 0) {
            finding.found("a line break stands inside it", "made a blank");
            plain = plain.replaceAll("\\s*[\\r\\n]+\\s*", " ");
        }
        if (plain.length() > 1 && plain.charAt(0) == '\u201C' && plain.charAt(plain.length() - 1) == '\u201D') {
            finding.found("typographic quotation marks stand around it", "removed");
            plain = Blanks.trim(plain.substring(1, plain.length() - 1));
        }
        return Spreadsheet.uncovered(plain);
    }

    private static String text(String value, boolean name, Finding finding) {
        String damage = DamagedText.damage(value, name);
        if (damage != null) {
            finding.found(damage, "");
        }
        return value;
    }

    private String allowed(String value) {
        if (field.values().isEmpty()) {
            return value;
        }
        return field.values().stream()
                .filter(value::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(this::unfit);
    }

    private UnfitValueException unfit() {
        return new UnfitValueException("bad-value", "expected " + expected());
    }

    private String expected() {
        return field.type().isDate()
                ? "a date as " + layout.dates().stream().map(DateForm::letters).collect(Collectors.joining(" or "))
                : field.expected();
    }

    private String cds(String value) {
        String digits = value.replaceAll("[\\s-]", "");
        if (digits.matches("\\d{7}0{7}|\\d{6}0{7}")) {
            throw new UnfitValueException("bad-value", "which is a district's code; expected a school's");
        }
        if (!digits.matches("\\d{14}|[1-9]\\d{12}")) { // one lost zero is put back where schools get their codes
            throw unfit();
        }
        return digits;
    }

    /** A student whose SSID is none is left out by name; the row itself is sound. */
    private static String ssid(String value, Finding finding) {
        String number;
        try {
            number = Spreadsheet.restored(value, finding);
        } catch (UnfitValueException e) {
            finding.found(e.getMessage(), "");
            return value;
        }
        if (!number.matches("\\d{10}")) {
            finding.found(
                    number.matches("\\d{1,9}")
                            ? "has " + number.length()
                                    + " digits where 10 are expected; perhaps a spreadsheet has dropped"
                                    + " leading zeros"
                            : "is not the 10 digits expected",
                    "");
        }
        return number;
    }

    private static String email(String value, Finding finding) {
        if (!EMAIL.matcher(value).matches()) {
            finding.found("is not an e-mail address", "");
        }
        return value;
    }

    private String date(String value) {
        Matcher time = TIME.matcher(value);
        String day = time.matches() ? time.group(1) : value;
        for (DateForm form : layout.dates()) {
            try {
                LocalDate date = LocalDate.parse(day, form.formatter());
                if (date.getYear() >= 1900 && date.getYear() < 2200) {
                    boolean shifted = field.type() == FieldType.LAST_DAY && !layout.endExclusive();
                    return (shifted ? date.plusDays(1) : date).toString();
                }
            } catch (DateTimeException e) {
                // the next form may fit
            }
        }
        throw day.matches("\\d{5}")
                ? new UnfitValueException(
                        "bad-value", "which is a spreadsheet's number of a day; expected " + expected())
                : unfit();
    }

    private String year(String value) {
        Matcher years = YEARS.matcher(value);
        if (years.matches()) {
            String end = years.group(2);
            return end.length() == 4 ? end : value.substring(0, 2) + end;
        }
        if (!value.matches("\\d{4}")) {
            throw unfit();
        }
        return value;
    }

    private String yesNo(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "1" -> "true";
            case "false", "f", "no", "n", "0" -> "false";
            default -> throw unfit();
        };
    }

    private static List<String> items(String value) {
        List<String> items = new ArrayList<>();
        for (String item : value.split("[;,|]")) {
            String plain = Blanks.trim(item);
            if (!plain.isEmpty()) {
                items.add(plain);
            }
        }
        return items;
    }

    /** Nothing but a group's name is made of a grade: an odd one is taken as it came. */
    private String grade(String value, Finding finding) {
        String grade = DECIMAL.matcher(value).replaceFirst("$1").toUpperCase(Locale.ROOT);
        if (grade.matches("0?[1-9]|1[0-3]")) {
            return grade.length() == 1 ? "0" + grade : grade;
        }
        return switch (grade) {
            case "K", "KG", "KN" -> "KG";
            case "IT", "PR", "PK", "TK", "PS", "UG" -> grade;
            case "P" -> "PK";
            default -> {
                finding.found("found '" + Shape.masked(value) + "', " + unfit().getMessage(), "");
                yield value;
            }
        };
    }
}
