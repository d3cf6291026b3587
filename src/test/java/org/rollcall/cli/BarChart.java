package org.rollcall.cli;

import java.util.List;
import java.util.Locale;

/** Times as an SVG of horizontal bars, each with its seconds and its peak memory. */
final class BarChart {

    private static final int WIDTH = 860;
    private static final int LEFT = 290;
    private static final int BAR = 320;
    private static final int ROW = 34;
    private static final int TOP = 78;

    private final StringBuilder svg = new StringBuilder();

    private BarChart() {}

    /**
     * The SVG.
     *
     * @param bars one above the other, in this order
     */
    static String svg(String title, String subtitle, List<Measured> bars) {
        return new BarChart().draw(title, subtitle, bars);
    }

    private String draw(String title, String subtitle, List<Measured> bars) {
        int height = TOP + bars.size() * ROW + 16;
        double longest = bars.stream().mapToDouble(Measured::seconds).max().orElseThrow();
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                        + " font-family=\"Helvetica, Arial, sans-serif\" font-size=\"14\" role=\"img\">",
                WIDTH, height, WIDTH, height);
        add("<title>%s</title>", escaped(title));
        add("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", WIDTH, height);
        text(20, 30, "font-size=\"18\" font-weight=\"bold\" fill=\"#1c2733\"", title);
        text(20, 54, "fill=\"#55616e\"", subtitle);
        for (int i = 0; i < bars.size(); i++) {
            Measured bar = bars.get(i);
            int y = TOP + i * ROW;
            double width = Math.max(1, bar.seconds() / longest * BAR);
            text(LEFT - 10, y + 17, "text-anchor=\"end\" fill=\"#1c2733\"", bar.way());
            add(
                    "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"24\" rx=\"2\" fill=\"%s\"/>",
                    LEFT, y, width, colour(bar.way()));
            text(
                    LEFT + (int) width + 8,
                    y + 17,
                    "fill=\"#1c2733\"",
                    String.format(Locale.ROOT, "%.2f s · peak %,d MB", bar.seconds(), bar.kilobytes() / 1000));
        }
        add("</svg>");
        return svg.toString();
    }

    private static String colour(String way) {
        return way.startsWith("Rollcall") ? "#2f6fb3" : way.startsWith("DuckDB") ? "#d9a520" : "#8a97a3";
    }

    private void text(int x, int y, String attributes, String text) {
        add("<text x=\"%d\" y=\"%d\" %s>%s</text>", x, y, attributes, escaped(text));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
