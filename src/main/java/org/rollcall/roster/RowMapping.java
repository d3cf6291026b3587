package org.rollcall.roster;

import java.util.ArrayList;
import java.util.List;

/** Puts the value mappings of an LEA to the rows of one file. */
final class RowMapping {

    private static final String RULE = "unmapped-value";

    private final List<Step> steps;
    private final Dialect dialect;

    private static final int NONE = -1;

    /** The mapping of one column; what it gives is put into the row's values. */
    private interface Mapper {
        /** Maps, and returns the number of another column that needs no mapping any more. */
        int map(Row row, String[] values);
    }

    private record Step(int column, String name, Mapper mapper) {}

    private RowMapping(List<Step> steps, Dialect dialect) {
        this.steps = steps;
        this.dialect = dialect;
    }

    /**
     * Null when none of the columns is mapped, so that rows cost nothing.
     *
     * @param own how many of the columns a row may be refused for; a value without a mapping in another is left blank then
     */
    static RowMapping of(String collection, List<Column> columns, int own, Booking booking) {
        List<String> names = columns.stream().map(Column::name).toList();
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            ColumnMapping mapping = booking.mappings()
                    .column(
                            collection,
                            name,
                            booking.account().file(),
                            booking.dialect().column(name));
            if (mapping != null) {
                Mapper mapper = mapper(mapping, i, names);
                steps.add(new Step(i, name, i < own ? mapper : lenient(mapper, i)));
            }
        }
        return steps.isEmpty() ? null : new RowMapping(steps, booking.dialect());
    }

    private static Mapper lenient(Mapper mapper, int column) {
        return (row, values) -> {
            try {
                return mapper.map(row, values);
            } catch (UnmappedValueException e) {
                values[column] = "";
                return NONE;
            }
        };
    }

    private static Mapper mapper(ColumnMapping mapping, int column, List<String> names) {
        return switch (names.get(column)) {
            case "sourcedId" -> school(mapping, names.indexOf("type"), names.indexOf("identifier"));
            case "courseCode" -> subjects(mapping, column, names.indexOf("subjectCodes"));
            default -> (row, values) -> {
                values[column] = mapping.map(values[column], row.line());
                return NONE;
            };
        };
    }

    /** A school's id gives its CDS code; one that has a code of its own needs no mapping. */
    private static Mapper school(ColumnMapping mapping, int type, int identifier) {
        return (row, values) -> {
            String id = row.get(EntityReader.SOURCED_ID);
            if (mapping.has(id) || row.get(type).equals("school") && Cds.of(row.get(identifier)) == null) {
                String cds = mapping.target(id, row.line());
                values[identifier] = cds == null ? values[identifier] : cds;
            }
            return NONE;
        };
    }

    /** A course's code gives the codes of its subjects; these are then as they should be. */
    private static Mapper subjects(ColumnMapping mapping, int code, int subjectCodes) {
        return (row, values) -> {
            String subjects = row.get(code).isEmpty() ? null : mapping.target(row.get(code), row.line());
            if (subjects == null) {
                return NONE;
            }
            values[subjectCodes] = subjects;
            return subjectCodes;
        };
    }

    /**
     * The row with its values mapped. One that is not taken anyway stays as it is.
     *
     * @param quoted whether a refusal may show the value
     */
    Row map(Row row, boolean quoted) {
        if (row.fault() != null || Values.DELETED.contains(row.get(EntityReader.STATUS))) {
            return row;
        }
        String[] values = row.values();
        int settled = NONE;
        for (Step step : steps) {
            try {
                settled = step.column() == settled
                        ? settled
                        : Math.max(settled, step.mapper().map(row, values));
            } catch (UnmappedValueException e) {
                return new Row(
                        row.line(), row.values(), new Row.Fault(dialect.column(step.name()), RULE, e.reason(quoted)));
            }
        }
        return new Row(row.line(), values);
    }
}
