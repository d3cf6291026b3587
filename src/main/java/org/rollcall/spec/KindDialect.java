package org.rollcall.spec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.roster.Dialect;
import org.rollcall.roster.Entity;

/** Speaks of the rows of one kind in the words of the file they stand in. */
final class KindDialect implements Dialect {

    private final Map<String, Integer> fields = new HashMap<>();
    private final Block block;
    private final boolean personal;

    /** @param personal whether the file has names or SSIDs, maybe in rows of another kind */
    KindDialect(Block block, boolean personal) {
        this.block = block;
        this.personal = personal;
        RowKind kind = block.kind();
        kind.roster().forEach((column, template) -> {
            if (!template.fields().isEmpty()) {
                fields.put(column, kind.place(template.fields().get(0)));
            }
        });
    }

    @Override
    public String column(String column) {
        Integer field = fields.get(column);
        return field == null ? column : block.shown(field);
    }

    @Override
    public String key() {
        RowKind kind = block.kind();
        List<String> keys =
                kind.key().stream().map(key -> block.shown(kind.place(key))).toList();
        int last = keys.size() - 1;
        return last == 0 ? keys.get(0) : String.join(", ", keys.subList(0, last)) + " and " + keys.get(last);
    }

    @Override
    public String referred(String column, Entity entity) {
        Integer field = fields.get(column);
        String refers = field == null ? "" : block.kind().fields().get(field).refers();
        return refers.isEmpty() ? entity.collection() : refers;
    }

    @Override
    public String referredKey(String column) {
        Integer field = fields.get(column);
        return field == null ? "id" : block.kind().fields().get(field).name().replaceFirst("s$", "");
    }

    @Override
    public boolean isPersonal() {
        return personal;
    }

    @Override
    public boolean demands(String column) {
        return false;
    }
}
