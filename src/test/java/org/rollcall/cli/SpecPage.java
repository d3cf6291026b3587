package org.rollcall.cli;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A specification as it was printed, taken apart.
 *
 * @param sections by heading
 */
record SpecPage(String title, Map<String, Section> sections) {

    /** What stands under a heading: each paragraph and item, each table row by row, each sample line by line. */
    record Section(List<String> texts, List<List<List<String>>> tables, List<List<String>> samples) {

        private Section() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        /** The rows of all tables that begin so, their headers left out. */
        List<List<String>> rows() {
            return tables.stream()
                    .flatMap(table -> table.subList(1, table.size()).stream())
                    .toList();
        }
    }

    static SpecPage markdown(String text) {
        SpecPage page = new SpecPage(text.lines().findFirst().orElseThrow(), new LinkedHashMap<>());
        Section section = new Section();
        boolean table = false;
        List<String> sample = null;
        for (String line : text.lines().skip(1).toList()) {
            if (line.equals("```")) {
                sample = sample == null ? new ArrayList<>() : null;
                if (sample != null) {
                    section.samples.add(sample);
                }
            } else if (sample != null) {
                sample.add(line);
            } else if (line.startsWith("## ")) {
                section = page.section(line.substring(3));
            } else if (line.startsWith("|")) {
                if (!table) {
                    section.tables.add(new ArrayList<>());
                }
                if (!line.matches("\\|( --- \\|)+")) {
                    section.tables.get(section.tables.size() - 1).add(cells(line));
                }
            } else if (!line.isBlank()) {
                section.texts.add(line.replaceFirst("^- ", ""));
            }
            table = line.startsWith("|");
        }
        return page;
    }

    /** The cells of a line: what stands between bars that are not escaped. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.substring(1).split("(?<!\\\\)\\|")) {
            cells.add(cell.strip().replace("\\|", "|"));
        }
        return cells;
    }

    /** A page that is XML but for its first line and the tag that says how it is encoded. */
    static SpecPage html(String text) throws IOException, SAXException, ParserConfigurationException {
        Document document = xml(text);
        SpecPage page = new SpecPage(content(document, "h1"), new LinkedHashMap<>());
        Section section = new Section();
        NodeList nodes = document.getElementsByTagName("body").item(0).getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (!(nodes.item(i) instanceof Element element)) {
                continue;
            }
            switch (element.getTagName()) {
                case "h2" -> section = page.section(element.getTextContent());
                case "p" -> section.texts.add(element.getTextContent());
                case "ul" -> section.texts.addAll(children(element));
                case "pre" -> section.samples.add(
                        element.getTextContent().lines().toList());
                case "table" -> section.tables.add(rows(element));
                default -> {}
            }
        }
        return page;
    }

    static Document xml(String page) throws IOException, SAXException, ParserConfigurationException {
        String first = "<!DOCTYPE html>\n";
        String charset = "<meta charset=\"utf-8\">";
        if (!page.startsWith(first) || !page.contains(charset)) {
            throw new IOException("no HTML in UTF-8:\n" + page);
        }
        String xml = page.substring(first.length()).replace(charset, "<meta charset=\"utf-8\"/>");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static String content(Document document, String tag) {
        return document.getElementsByTagName(tag).item(0).getTextContent();
    }

    private static List<String> children(Element parent) {
        List<String> texts = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element) {
                texts.add(node.getTextContent());
            }
        }
        return texts;
    }

    private static List<List<String>> rows(Element table) {
        List<List<String>> rows = new ArrayList<>();
        for (Node node = table.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element row) {
                rows.add(children(row));
            }
        }
        return rows;
    }

    private Section section(String heading) {
        Section section = new Section();
        sections.put(heading, section);
        return section;
    }
}
