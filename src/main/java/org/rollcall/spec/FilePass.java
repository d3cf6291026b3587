package org.rollcall.spec;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rollcall.ledger.Warnings;
import org.rollcall.source.ReadProgress;
import org.rollcall.source.RowFile;
import org.rollcall.source.SourceException;
import org.rollcall.source.SurplusRows;

/** Reads a file once, and brings its rows to some of its blocks. */
final class FilePass implements RowFile.Rows {

    private static final int STEP = 50_000;

    private final String file;
    private final SpecFile specified;
    private final String specification;
    private final boolean first;
    private final boolean partial;
    private final List<BlockRows> blocks;
    private final RowFilter filter;
    private final Warnings warnings;
    private final ReadProgress progress;
    private int[] filterPlaces = new int[0];
    private final SurplusRows surplus = new SurplusRows();
    private long rows;
    private long passed;
    private long damaged;

    /**
     * @param specification what says of the file how it is
     * @param context says whether a file without rows says only that it lists nobody
     * @param first whether no other pass has read the file, so that what is odd in its header is still to be said
     * @param blocks those of the file that this pass is for
     */
    FilePass(
            String file,
            SpecFile specified,
            Specification specification,
            SpecContext context,
            boolean first,
            List<BlockRows> blocks,
            Warnings warnings,
            ReadProgress progress) {
        this.file = file;
        this.specified = specified;
        this.specification = specification.path();
        this.first = first;
        this.partial = context.partial();
        this.blocks = blocks;
        this.filter = context.filter(specified);
        this.warnings = warnings;
        this.progress = progress;
    }

    @Override
    public int[] header(List<String> names) {
        Header header = new Header(file, names, specified, specification, first ? warnings : new Warnings());
        Map<String, Integer> wanted = new LinkedHashMap<>();
        for (BlockRows block : blocks) {
            for (String column : block.columns()) {
                if (header.place(column) >= 0) {
                    wanted.putIfAbsent(column, wanted.size());
                }
            }
        }
        if (filter != null) {
            specified.whereColumns().forEach(column -> wanted.putIfAbsent(column, wanted.size()));
            filterPlaces =
                    specified.whereColumns().stream().mapToInt(wanted::get).toArray();
        }
        blocks.forEach(block -> block.bind(wanted));
        int[] places = new int[Math.max(names.size(), 1)];
        Arrays.fill(places, -1);
        wanted.forEach((column, place) -> places[header.place(column)] = place);
        return places;
    }

    @Override
    public void row(long line, String[] values, int surplusFields) {
        surplus.take(line, surplusFields);
        if (filter != null && !filter.takes(columns(values))) {
            blocks.forEach(block -> block.leaveOut("where", values));
        } else {
            passed++;
            blocks.forEach(block -> block.row(line, values, surplusFields > 0));
        }
        count();
    }

    private Map<String, String> columns(String[] values) {
        Map<String, String> columns = new HashMap<>();
        for (int i = 0; i < filterPlaces.length; i++) {
            String value = values[filterPlaces[i]];
            columns.put(specified.whereColumns().get(i), specified.layout().plain(value));
        }
        return columns;
    }

    /** A row that is none is refused once, whatever it holds. */
    @Override
    public void damagedRow(long line, String rule, String reason) {
        for (BlockRows block : blocks) {
            if (block.isMain()) {
                block.refuse(line, rule, reason);
            } else {
                block.filter("damaged-row");
            }
        }
        damaged++;
        count();
    }

    private void count() {
        if (++rows % STEP == 0) {
            progress.rows(file, rows);
        }
    }

    /** Ends the file; {@code main} says whether this pass is the one that speaks for the file. */
    void end(boolean main) {
        progress.rows(file, rows);
        if (rows == 0 && specified.required() && !partial) {
            throw new SourceException(
                    file + (specified.layout().namesColumns() ? " has a header and no rows" : " has no rows")
                            + ". A file without rows never means that everybody has left; export it again.");
        }
        if (rows > 0 && passed == 0 && filter != null && specified.required()) {
            throw new SourceException(file + ": no row passes the filter where: " + specified.where()
                    + ". Either the file's values have changed, or the filter asks for the wrong ones; correct it in "
                    + specification + ".");
        }
        if (main) {
            warnings.warn(file + ": a row does not pass the filter where", (int) (rows - passed - damaged));
            surplus.warn(file, warnings);
        }
        Set<String> seen = new HashSet<>();
        blocks.forEach(block -> block.end(seen));
    }

    /** Rows read. */
    long rows() {
        return rows;
    }
}
