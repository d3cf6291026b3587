package org.rollcall.spec;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One file of a specification.
 *
 * @param where which of its rows count, in Camel's simple language; blank for all
 * @param whereColumns the columns that {@code where} asks for
 * @param exact whether all columns the file may have are named, so that any other is a stranger
 */
record SpecFile(
        NamePattern name,
        boolean required,
        Layout layout,
        String where,
        List<String> whereColumns,
        boolean exact,
        List<Block> blocks) {

    /** Keeps what it is given. */
    SpecFile {
        blocks = List.copyOf(blocks);
        whereColumns = List.copyOf(whereColumns);
    }

    /** A file as the standard has it. */
    static SpecFile standard(RowKind kind, boolean required, Layout layout) {
        return new SpecFile(
                new NamePattern(kind.file()), required, layout, "", List.of(), true, List.of(Block.standard(kind)));
    }

    /** Whether a row holds rows of several kinds. */
    boolean isWide() {
        return blocks.size() > 1;
    }

    /** The block a row is first of all: who is in a section where it says so, else the first that is read. */
    Block main() {
        return blocks.stream()
                .filter(block -> block.kind().name().equals("section_students"))
                .findFirst()
                .or(() -> blocks.stream()
                        .filter(block -> block.kind().entity() != null)
                        .findFirst())
                .orElse(blocks.get(0));
    }

    /** Whether its rows say more of people than their ids. */
    boolean isPersonal() {
        return blocks.stream().anyMatch(block -> block.kind().isPersonal());
    }

    /** Whether nothing is made of its rows. */
    boolean isUnread() {
        return blocks.stream().allMatch(block -> block.kind().entity() == null);
    }

    /** Under what name the rows of a block are booked. */
    String label(Block block, String file) {
        boolean several = blocks.stream().filter(b -> b.kind() == block.kind()).count() > 1;
        return isWide() ? file + " (" + block.kind().name() + (several ? " " + block.number() : "") + ")" : file;
    }

    /** The names of all columns the file must have. */
    List<String> columns() {
        Stream<String> ofFields = blocks.stream()
                .flatMap(block -> block.cells().stream())
                .filter(cell -> cell != null && !cell.optional())
                .flatMap(cell -> cell.columns().stream());
        return Stream.concat(ofFields, whereColumns.stream()).distinct().collect(Collectors.toList());
    }
}
