package org.rollcall.run;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.rollcall.cers.LeftOut;
import org.rollcall.cers.Mapping;
import org.rollcall.cers.UnknownLogin;
import org.rollcall.landing.DurableFiles;
import org.rollcall.ledger.Damage;
import org.rollcall.ledger.Refusal;
import org.rollcall.ledger.UnmappedValue;
import org.rollcall.merge.Conflict;
import org.rollcall.publish.PublishedGroup;

/** Writes the record-level reports of a run into its folder: CSV in UTF-8 with CRLF, safe to open in a spreadsheet. */
public final class RunReports {

    static final String LEFT_OUT = "left-out.csv";
    static final String REFUSED = "refused.csv";
    /** Values that came damaged and were taken all the same; there only when there are any. */
    static final String DAMAGED = "damaged.csv";

    /** Values without a mapping; there only when there are any. */
    static final String UNMAPPED = "unmapped.csv";

    /** Groups that somebody should delete in CERS; there only when there are any. */
    static final String DELETE_BY_HAND = "delete-by-hand.csv";

    /** Who and what comes and goes since the last publication; there only when anything does. */
    static final String CHANGES = "changes.csv";

    /** What the sources disagree in; there only when they do. */
    static final String CONFLICTS = "conflicts.csv";

    /** Each group with what it was made of. */
    public static final String GROUPS = "groups.csv";

    /** Logins that TOMS has no account for; there only when there are any. */
    static final String LOGINS = "logins.csv";

    /** What may be in a run's folder for people to read. */
    public static final List<String> ALL =
            List.of(LEFT_OUT, REFUSED, GROUPS, CHANGES, DELETE_BY_HAND, LOGINS, CONFLICTS, DAMAGED, UNMAPPED);

    private RunReports() {}

    static void writeGroups(Path folder, Mapping mapping) throws IOException {
        write(
                folder.resolve(GROUPS),
                "school,group,subject,students,logins,rule,key,made",
                IntStream.range(0, mapping.groups().size()).boxed().toList(),
                i -> List.of(
                        mapping.groups().get(i).school(),
                        mapping.groups().get(i).name(),
                        mapping.groups().get(i).subject().code(),
                        Integer.toString(mapping.groups().get(i).ssids().length),
                        Integer.toString(mapping.groups().get(i).logins().size()),
                        mapping.made().get(i).rule(),
                        mapping.groups().get(i).origin().key(),
                        mapping.made().get(i).values().get()));
    }

    /** Writes nothing when TOMS has them all. */
    static void writeLogins(Path folder, List<UnknownLogin> logins) throws IOException {
        writeAny(
                folder.resolve(LOGINS),
                "school,login,nearest,groups,done",
                logins,
                l -> List.of(
                        l.school(),
                        l.login(),
                        l.nearest(),
                        Integer.toString(l.groups()),
                        l.kept() ? "kept" : "dropped"));
    }

    static void writeLeftOut(Path folder, List<LeftOut> leftOut) throws IOException {
        write(
                folder.resolve(LEFT_OUT),
                "kind,school,sourcedId,name,reason,what,fix,who,source,file,line",
                leftOut,
                l -> List.of(
                        l.kind().name().toLowerCase(Locale.ROOT),
                        l.school(),
                        l.sourcedId(),
                        l.name(),
                        l.reason().name(),
                        l.reason().sentence(),
                        l.reason().fix(),
                        l.reason().owner().name(),
                        l.origin().source(),
                        l.origin().file(),
                        Long.toString(l.line())));
    }

    static void writeRefused(Path folder, List<Refusal> refusals) throws IOException {
        write(
                folder.resolve(REFUSED),
                "source,file,line,field,rule,reason,sourcedId",
                refusals,
                r -> List.of(
                        r.source(), r.file(), Long.toString(r.line()), r.field(), r.rule(), r.reason(), r.sourcedId()));
    }

    /** Writes nothing when nothing came damaged. */
    static void writeDamaged(Path folder, List<Damage> damages) throws IOException {
        writeAny(
                folder.resolve(DAMAGED),
                "source,file,line,field,damage,done,sourcedId",
                damages,
                d -> List.of(
                        d.source(), d.file(), Long.toString(d.line()), d.field(), d.damage(), d.done(), d.sourcedId()));
    }

    /** Writes nothing when no group waits. */
    static void writeToDelete(Path folder, List<PublishedGroup> groups) throws IOException {
        writeAny(
                folder.resolve(DELETE_BY_HAND),
                "school,group,schoolYear,subject,since,why",
                groups,
                g -> List.of(
                        g.school(),
                        g.name(),
                        Integer.toString(g.schoolYear()),
                        g.subject(),
                        g.emptying().since().toString(),
                        g.emptying().isImpossible()
                                ? "CERS has closed its school year, or the LEA does not take its school any more, so no file can empty it: whoever saw it sees it still"
                                : "emptied " + g.emptying().nights()
                                        + " nights in a row: nobody is in it and nobody sees it"));
    }

    /** Writes nothing when every value has a mapping. */
    static void writeUnmapped(Path folder, List<UnmappedValue> values) throws IOException {
        writeAny(
                folder.resolve(UNMAPPED),
                "mapping,source,file,column,value,rows,firstLine",
                values,
                v -> List.of(
                        v.mapping(),
                        v.source(),
                        v.file(),
                        v.column(),
                        v.value(),
                        Integer.toString(v.rows()),
                        Long.toString(v.firstLine())));
    }

    /** Writes nothing when the sources agree. */
    static void writeConflicts(Path folder, List<Conflict> conflicts) throws IOException {
        writeAny(
                folder.resolve(CONFLICTS),
                "kind,entity,sourcedId,field,kept,keptSource,keptFile,keptLine,lost,lostSource,lostFile,lostLine,what",
                conflicts,
                c -> List.of(
                        c.kind().word(),
                        c.entity().collection(),
                        c.sourcedId(),
                        c.field(),
                        c.kept().value(),
                        c.kept().origin().source(),
                        c.kept().origin().file(),
                        Long.toString(c.kept().line()),
                        c.lost().value(),
                        c.lost().origin().source(),
                        c.lost().origin().file(),
                        Long.toString(c.lost().line()),
                        c.what()));
    }

    private static <T> void writeAny(Path file, String header, List<T> rows, Function<T, List<String>> cells)
            throws IOException {
        if (!rows.isEmpty()) {
            write(file, header, rows, cells);
        }
    }

    private static <T> void write(Path file, String header, List<T> rows, Function<T, List<String>> cells)
            throws IOException {
        DurableFiles.write(file, out -> {
            CsvWriter csv =
                    CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out, StandardCharsets.UTF_8);
            csv.writeRecord(header.split(","));
            for (T row : rows) {
                List<String> plain = new ArrayList<>(cells.apply(row));
                plain.replaceAll(RunReports::plain);
                csv.writeRecord(plain);
            }
            csv.flush();
        });
    }

    /** A spreadsheet would run a value that begins like a formula. */
    static String plain(String value) {
        return !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }
}
