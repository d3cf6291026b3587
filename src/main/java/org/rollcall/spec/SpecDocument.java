package org.rollcall.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A specification as people read it: which files, and of each what stands in it. */
public final class SpecDocument {

    private final Specification specification;
    private final boolean standard;

    private SpecDocument(Specification specification, boolean standard) {
        this.specification = specification;
        this.standard = standard;
    }

    /** The standard, to be handed to a district, or a district's own. */
    public static SpecDocument of(Specification specification) {
        return new SpecDocument(specification, specification.path().equals(Standard.PATH));
    }

    /** As Markdown. */
    public String markdown() {
        return write(new Document.Markdown());
    }

    /** As an HTML page that needs nothing else. */
    public String html() {
        return write(new Document.Html());
    }

    private String write(Document document) {
        document.title(specification.name());
        document.paragraph(
                standard
                        ? "What to send so that teachers see the state test results of the students in front of them. Every file"
                                + " is a table; the first row names its columns."
                        : "Which files are taken, and what is taken from each. Columns that are not named here are ignored.");
        document.heading("How to send");
        document.items(sending());
        document.heading("The files");
        document.table(
                List.of("file", "what it is", "needed"),
                specification.files().stream().map(this::overview).toList());
        if (!specification.rows().isEmpty()) {
            document.paragraph("Not sent, but the same each night: "
                    + specification.rows().stream().map(OwnRows::shown).collect(Collectors.joining("; ")) + ".");
        }
        specification.files().forEach(file -> write(document, file));
        return document.end();
    }

    private List<String> sending() {
        List<String> items = new ArrayList<>(List.of(
                "Every night at 6:30 pm Central (4:30 pm Pacific), by SFTP, into the folder and with the account you were"
                        + " given. Write the files under their own names.",
                "All files every time, and all of each: a student whom tonight's files do not list is taken to have left.",
                "Each file may be gzipped (.gz) or zipped by itself"
                        + (specification.zip() == null ? "." : ", or all of them in one zip.")));
        if (standard) {
            items.add(
                    "UTF-8, commas between values, straight double quotes around a value that holds a comma or a quote; a"
                            + " quote inside it is doubled. No line breaks inside a value.");
            items.add("Column names as below, in any order. A column that is not required may be left out.");
            items.add(
                    "Do not open the files in a spreadsheet before sending: it drops leading zeros and rounds long numbers.");
        }
        if (specification.control() != null) {
            items.add("Send " + specification.control() + " last: it says that all files have come.");
        }
        if (specification.counts() != null) {
            items.add(specification.counts().name() + " says how many rows each file has: a file's name in the column "
                    + specification.counts().file() + ", its rows in "
                    + specification.counts().rows() + ".");
        }
        return items;
    }

    private List<String> overview(SpecFile file) {
        return List.of(
                file.name().toString(),
                file.blocks().stream()
                        .map(block -> block.kind().meaning())
                        .distinct()
                        .collect(Collectors.joining(" ")),
                file.required() ? "yes" : "no");
    }

    private void write(Document document, SpecFile file) {
        document.heading(file.name().toString());
        document.paragraph(file.blocks().stream()
                .map(block -> block.kind().meaning())
                .distinct()
                .collect(Collectors.joining(" ")));
        if (!standard) {
            document.paragraph(file.layout().sentence());
        }
        if (!file.where().isEmpty()) {
            document.paragraph("Only rows for which: " + file.where());
        }
        if (!file.isWide()) {
            document.paragraph("No two rows have the same "
                    + String.join(" and ", file.blocks().get(0).kind().key()) + ".");
        }
        for (Block block : file.blocks()) {
            if (file.isWide()) {
                document.paragraph("Of each row, for " + block.kind().name() + ":");
            }
            document.table(header(), rows(block, file.layout()));
        }
        if (standard) {
            document.sample(sample(file.blocks().get(0).kind()));
        }
    }

    private List<String> header() {
        return standard
                ? List.of("field", "type", "required", "example", "what it is")
                : List.of("column", "field", "type", "required", "what it is");
    }

    private static String form(Field field, Layout layout) {
        if (!field.type().isDate()) {
            return field.form();
        }
        String forms = layout.dates().stream().map(DateForm::letters).collect(Collectors.joining(" or "));
        return "a date, " + forms
                + (field.type() != FieldType.LAST_DAY
                        ? ""
                        : layout.endExclusive() ? ": the day after the last" : ": the last day, not the one after it");
    }

    private List<List<String>> rows(Block block, Layout layout) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < block.cells().size(); i++) {
            Field field = block.kind().fields().get(i);
            String required = field.required() ? "yes" : "";
            String meaning = field.meaning()
                    + (field.otherwise().isEmpty() ? "" : "; " + field.otherwise() + " when blank")
                    + (field.refers().isEmpty() ? "" : " (of " + field.refers() + ")");
            if (standard) {
                rows.add(List.of(field.name(), field.form(), required, field.example(), meaning));
            } else if (block.cells().get(i) != null) {
                rows.add(List.of(
                        block.cells().get(i).described(), field.name(), form(field, layout), required, meaning));
            }
        }
        return rows;
    }

    private static String sample(RowKind kind) {
        return kind.fields().stream().map(Field::name).collect(Collectors.joining(",")) + "\n"
                + kind.fields().stream().map(Field::example).collect(Collectors.joining(","));
    }
}
