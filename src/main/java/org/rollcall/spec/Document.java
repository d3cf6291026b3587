package org.rollcall.spec;

import java.util.ArrayList;
import java.util.List;

/** A text for people, written block by block. */
abstract class Document {

    final StringBuilder text = new StringBuilder();

    abstract void title(String title);

    abstract void heading(String heading);

    abstract void paragraph(String paragraph);

    abstract void items(List<String> items);

    abstract void table(List<String> header, List<List<String>> rows);

    abstract void sample(String lines);

    /** The whole of it. */
    abstract String end();

    static final class Markdown extends Document {

        @Override
        void title(String title) {
            text.append("# ").append(title).append("\n\n");
        }

        @Override
        void heading(String heading) {
            text.append("## ").append(heading).append("\n\n");
        }

        @Override
        void paragraph(String paragraph) {
            text.append(paragraph).append("\n\n");
        }

        @Override
        void items(List<String> items) {
            items.forEach(item -> text.append("- ").append(item).append('\n'));
            text.append('\n');
        }

        @Override
        void table(List<String> header, List<List<String>> rows) {
            row(header);
            row(header.stream().map(name -> "---").toList());
            rows.forEach(this::row);
            text.append('\n');
        }

        private void row(List<String> cells) {
            text.append('|');
            cells.forEach(
                    cell -> text.append(' ').append(cell.replace("|", "\\|")).append(" |"));
            text.append('\n');
        }

        @Override
        void sample(String lines) {
            text.append("```\n").append(lines).append("\n```\n\n");
        }

        @Override
        String end() {
            return text.toString().stripTrailing() + "\n";
        }
    }

    static final class Html extends Document {

        private static final String STYLE =
                """
                body { font: 15px/1.5 system-ui, sans-serif; color: #1c2733; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
                h1 { font-size: 1.7rem; margin-bottom: .3rem } h2 { font-size: 1.2rem; margin: 2rem 0 .4rem; color: #0b4f6c }
                nav { columns: 3; margin: 1rem 0 } nav a { display: block; color: #0b4f6c }
                table { border-collapse: collapse; width: 100%; margin: .6rem 0 1rem }
                th, td { border: 1px solid #c9d3dc; padding: .3rem .5rem; text-align: left; vertical-align: top }
                th { background: #eef3f7 } td:first-child { font-family: ui-monospace, monospace; white-space: nowrap }
                pre { background: #f5f7f9; border: 1px solid #dde4ea; padding: .6rem; overflow-x: auto; font-size: 13px }
                @media print { body { margin: 0; max-width: none; font-size: 11px } h2, table, pre { break-inside: avoid } nav { display: none } }
                """;

        private final List<String> headings = new ArrayList<>();
        private String title = "";

        @Override
        void title(String given) {
            title = given;
        }

        @Override
        void heading(String heading) {
            headings.add(heading);
            text.append("<h2 id=\"s")
                    .append(headings.size())
                    .append("\">")
                    .append(escaped(heading))
                    .append("</h2>\n");
        }

        @Override
        void paragraph(String paragraph) {
            text.append("<p>").append(escaped(paragraph)).append("</p>\n");
        }

        @Override
        void items(List<String> items) {
            text.append("<ul>\n");
            items.forEach(item -> text.append("<li>").append(escaped(item)).append("</li>\n"));
            text.append("</ul>\n");
        }

        @Override
        void table(List<String> header, List<List<String>> rows) {
            text.append("<table>\n");
            row("th", header);
            rows.forEach(row -> row("td", row));
            text.append("</table>\n");
        }

        private void row(String tag, List<String> cells) {
            text.append("<tr>");
            cells.forEach(cell -> text.append('<')
                    .append(tag)
                    .append('>')
                    .append(escaped(cell))
                    .append("</")
                    .append(tag)
                    .append('>'));
            text.append("</tr>\n");
        }

        @Override
        void sample(String lines) {
            text.append("<pre>").append(escaped(lines)).append("</pre>\n");
        }

        private static String escaped(String plain) {
            return plain.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;");
        }

        @Override
        String end() {
            StringBuilder page = new StringBuilder(
                            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
                    .append(escaped(title))
                    .append("</title>\n<style>\n")
                    .append(STYLE)
                    .append("</style>\n</head>\n<body>\n<h1>")
                    .append(escaped(title))
                    .append("</h1>\n<nav>\n");
            for (int i = 0; i < headings.size(); i++) {
                page.append("<a href=\"#s")
                        .append(i + 1)
                        .append("\">")
                        .append(escaped(headings.get(i)))
                        .append("</a>\n");
            }
            return page.append("</nav>\n")
                    .append(text)
                    .append("</body>\n</html>\n")
                    .toString();
        }
    }
}
