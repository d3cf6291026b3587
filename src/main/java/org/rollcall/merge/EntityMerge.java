package org.rollcall.merge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.rollcall.lea.MergeRules;
import org.rollcall.roster.Entity;
import org.rollcall.roster.Ssid;
import org.rollcall.roster.Table;

/**
 * Folds the rows of one entity, source after source, into the table of the first, which grows into the merged one: a
 * large district's rows are not copied.
 *
 * @param <T> what is kept of a row
 */
final class EntityMerge<T> {

    private final Entity entity;
    private final List<Side> sides;
    private final Table<T> merged;
    private final Fields<T> fields;
    private final MergeRules rules;
    private final int[][] ranks;
    private final Conflicts conflicts;
    private final byte[][] providers;
    private final List<int[]> rows = new ArrayList<>();
    private final SsidClaims ssids;

    EntityMerge(Entity entity, String word, Merging merging, Table<T> merged, Fields<T> fields) {
        this.entity = entity;
        this.sides = merging.sides();
        this.merged = merged;
        this.fields = fields;
        this.rules = merging.rules();
        this.conflicts = merging.conflicts();
        this.ranks = fields.names().stream()
                .map(field -> field.equals(MergeRules.SSID)
                        ? rules.ranks(merging.sources(), field)
                        : rules.ranks(merging.sources(), field, word))
                .toArray(int[][]::new);
        this.providers = new byte[fields.names().size()][merged.size()];
        int[] first = Numbers.same(merged);
        rows.add(first);
        this.ssids = new SsidClaims(merged);
        merging.first().numbers().put(entity, first);
        merging.first().tally().own(entity.collection(), merging.first().active(entity));
    }

    /**
     * Folds a source's rows.
     *
     * @param theirs the source's rows, what they refer to numbered as in the merged tables; null for those that are not
     *     taken
     * @param matches for each the merged row that is the same, or -1
     */
    void fold(Side side, List<T> theirs, int[] matches) {
        Table<?> table = side.table(entity);
        int[] numbers = new int[table.size()];
        int[] members = new int[merged.size() + table.size()];
        Arrays.fill(members, -1);
        rows.add(members);
        int own = 0;
        for (int row = 0; row < numbers.length; row++) {
            if (theirs.get(row) == null) {
                numbers[row] = -1;
            } else if (matches[row] >= 0) {
                numbers[row] = matches[row];
                members[matches[row]] = row;
                join(matches[row], side, theirs.get(row));
                side.account(entity, row).merged(1);
                side.tally().joined(entity.collection());
            } else {
                numbers[row] = merged.add(
                        id(table.id(row), side),
                        side.files().get(entity) + table.file(row),
                        table.line(row),
                        theirs.get(row));
                own++;
            }
        }
        for (byte[] provider : grow()) {
            for (int row = 0; row < numbers.length; row++) {
                if (numbers[row] >= 0 && matches[row] < 0) {
                    provider[numbers[row]] = (byte) side.number();
                    members[numbers[row]] = row;
                }
            }
        }
        side.tally().own(entity.collection(), own);
        side.numbers().put(entity, numbers);
    }

    private byte[][] grow() {
        for (int field = 0; field < providers.length; field++) {
            providers[field] = Arrays.copyOf(providers[field], merged.size());
        }
        return providers;
    }

    /** An id of another namespace may be taken. */
    private String id(String id, Side side) {
        int there = merged.find(id);
        return there < 0 || !merged.isActive(there) ? id : id + "@" + side.source();
    }

    private void join(int m, Side side, T give) {
        T have = merged.get(m);
        for (int field = 0; field < providers.length; field++) {
            Object theirs = fields.get(give, field);
            if (theirs == null) {
                continue;
            }
            Object mine = fields.get(have, field);
            int provider = providers[field][m];
            boolean precedes = ranks[field][side.number()] < ranks[field][provider];
            if (mine == null) {
                have = fields.with(have, field, theirs);
                providers[field][m] = (byte) side.number();
                if (fields.isOfUse(field, theirs)) {
                    side.tally().supplied(fields.names().get(field));
                }
            } else if (fields.same(field, mine, theirs)) {
                ssids.also(m, side.number(), theirs);
                if (precedes) { // in its own words
                    have = fields.with(have, field, theirs);
                    providers[field][m] = (byte) side.number();
                }
            } else if (mine instanceof Ssid ssid) {
                have = choose(m, side, have, ssid, (Ssid) theirs, precedes);
                ssids.claim(m, side.number(), (Ssid) theirs);
            } else {
                record(m, side, field, mine, theirs, precedes, reason(field, precedes ? side.number() : provider));
                if (precedes) {
                    have = fields.with(have, field, theirs);
                    providers[field][m] = (byte) side.number();
                }
            }
        }
        merged.keep(m, fields.besides(have, give));
    }

    /** Between two SSIDs only a rule of their own decides. */
    private T choose(int m, Side side, T have, Ssid mine, Ssid theirs, boolean precedes) {
        int provider = providers[UserFields.SSID][m];
        boolean mineNamed = mine.isKnown()
                && rules.names(MergeRules.SSID, sides.get(provider).source());
        boolean theirsNamed = theirs.isKnown() && rules.names(MergeRules.SSID, side.source());
        if (!ssids.isContested(m)) {
            for (Side before : sides.subList(0, side.number())) {
                if (has(before.number(), m) && ssids.has(before, rows.get(before.number())[m])) {
                    ssids.claim(m, before.number(), mine);
                }
            }
        }
        if (!mineNamed && !theirsNamed) {
            return fields.with(have, UserFields.SSID, Ssid.CONFLICT);
        }
        if (!theirsNamed || mineNamed && !precedes) {
            return have;
        }
        providers[UserFields.SSID][m] = (byte) side.number();
        return fields.with(have, UserFields.SSID, theirs);
    }

    /** Why a field is taken from a source. */
    String reason(int field, int source) {
        String name = fields.names().get(field);
        String id = sides.get(source).source();
        String entityWord = name.substring(0, name.indexOf('.'));
        String rule = rules.precedence().containsKey(name) ? name : entityWord;
        return rules.names(rule, id)
                ? "precedence[" + rule.replace(MergeRules.SSID, "ssid") + "] names " + id
                : id + " comes first";
    }

    private void record(int m, Side side, int field, Object mine, Object theirs, boolean takes, String what) {
        Conflict.Evidence ours = evidence(providers[field][m], m, fields.shown(field, mine));
        Conflict.Evidence other = evidence(side.number(), m, fields.shown(field, theirs));
        conflicts.add(new Conflict(
                Conflict.Kind.VALUE,
                entity,
                merged.id(m),
                fields.names().get(field),
                takes ? other : ours,
                takes ? ours : other,
                what));
    }

    /** Takes of each merged row what is kept besides its record: from the source that comes first and has something. */
    void joinFurther(String word) {
        List<String> columns = merged.furtherColumns();
        for (Side side : sides) {
            List<String> theirs = side.table(entity).furtherColumns();
            columns =
                    Stream.concat(columns.stream(), theirs.stream()).distinct().toList();
        }
        if (columns.isEmpty()) {
            return;
        }
        int[] order = rules.ranks(sides.stream().map(Side::source).toList(), word);
        List<Side> first = sides.stream()
                .sorted(Comparator.comparing(side -> order[side.number()]))
                .toList();
        for (String column : columns) {
            for (int m = 0; m < merged.size(); m++) {
                int row = m;
                first.stream()
                        .filter(side -> has(side.number(), row))
                        .map(side -> side.table(entity).further(column, rows.get(side.number())[row]))
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .ifPresent(text -> merged.further(column, row, text));
            }
        }
    }

    /** Records rows of a source that could not be told from others. */
    void report(Side side, Matching matching) {
        matching.ambiguities()
                .forEach(a -> report(
                        side,
                        Conflict.Kind.AMBIGUOUS,
                        a.merged(),
                        a.row(),
                        a.key(),
                        "more than one row has it, so none is matched by it"));
    }

    /** Records a row of a source and the merged row that is not the same or not taken as it says. */
    void report(Side side, Conflict.Kind kind, int m, int row, String field, String what) {
        conflicts.add(new Conflict(
                kind,
                entity,
                merged.id(m),
                field,
                evidence(first(m), m, merged.id(m)),
                side.evidence(entity, row, side.table(entity).id(row)),
                what));
    }

    /** What a source says of a merged row that it has. */
    Conflict.Evidence evidence(int source, int m, String value) {
        return sides.get(source).evidence(entity, rows.get(source)[m], value);
    }

    /**
     * The source that owns a merged row.
     *
     * @param ranks the places of the sources in owning; the lowest owns
     */
    int owner(int m, int[] ranks) {
        int owner = first(m);
        for (int source = owner + 1; source < rows.size(); source++) {
            owner = has(source, m) && ranks[source] < ranks[owner] ? source : owner;
        }
        return owner;
    }

    /** Whether a source has a row that another has too. */
    boolean shares(int source) {
        for (int m = 0; m < merged.size(); m++) {
            for (int other = 0; other < rows.size(); other++) {
                if (other != source && has(source, m) && has(other, m)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The source of a field's value in a merged row. */
    int provider(int field, int m) {
        return providers[field][m];
    }

    /** A field as settings name it. */
    String name(int field) {
        return fields.names().get(field);
    }

    /** A value as reports show it. */
    String shown(int field, Object value) {
        return fields.shown(field, value);
    }

    /** The SSIDs that sources do not agree in. */
    SsidClaims ssids() {
        return ssids;
    }

    /** Whether a source has a merged row. */
    boolean has(int source, int m) {
        int[] members = rows.get(source);
        return m < members.length && members[m] >= 0;
    }

    /** The first source that has a merged row. */
    int first(int m) {
        int source = 0;
        while (!has(source, m)) {
            source++;
        }
        return source;
    }

    Table<T> table() {
        return merged;
    }
}
