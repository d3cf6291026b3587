package org.rollcall.spec;

import java.util.List;
import org.rollcall.ledger.Damage;
import org.rollcall.ledger.Damages;
import org.rollcall.roster.Column;
import org.rollcall.roster.EntityReader;
import org.rollcall.roster.Row;

/** Brings the rows of one kind to the reader of its entity, each as the row it would be in OneRoster. */
final class RosterRows implements BlockRows.Taker {

    private final String source;
    private final String label;
    private final Block block;
    private final EntityReader<?> reader;
    private final Damages damages;
    private final Template[] templates;
    private final int[][] places;

    RosterRows(String source, String label, Block block, EntityReader<?> reader, Damages damages) {
        this.source = source;
        this.label = label;
        this.block = block;
        this.reader = reader;
        this.damages = damages;
        RowKind kind = block.kind();
        List<Column> columns = reader.columns();
        templates = new Template[columns.size()];
        places = new int[columns.size()][];
        for (int i = 0; i < templates.length; i++) {
            templates[i] = kind.template(columns.get(i).name());
            places[i] = templates[i] == null
                    ? new int[0]
                    : templates[i].fields().stream().mapToInt(kind::place).toArray();
        }
    }

    @Override
    public void row(long line, String[] values, BlockRows.Fault fault) {
        String[] row = new String[templates.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = templates[i] == null ? null : templates[i].render(values, places[i]);
        }
        reader.accept(new Row(
                line,
                row,
                fault == null ? null : new Row.Fault(block.shown(fault.field()), fault.rule(), fault.sentence())));
    }

    @Override
    public void refuse(long line, String rule, String reason) {
        reader.refuse(line, rule, reason);
    }

    @Override
    public void leaveOut(String rule, String[] values) {
        reader.filter(rule, templates[0].render(values, places[0])); // its sourcedId
    }

    @Override
    public void filter(String rule) {
        reader.filter(rule);
    }

    @Override
    public void damage(long line, int field, String damage, String done, String id) {
        damages.add(new Damage(source, label, line, block.shown(field), damage, done, id));
    }
}
