package org.rollcall.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rollcall.oracle.CersOracle.Group;
import org.rollcall.oracle.CersOracle.GroupKey;

/** The stored groups. A group in an upload takes exactly the students and logins of that upload; others stay. */
final class Warehouse {

    private final Map<GroupKey, Group> groups = new LinkedHashMap<>();

    Map<GroupKey, Group> groups() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    }

    Warehouse copy() {
        Warehouse copy = new Warehouse();
        copy.groups.putAll(groups);
        return copy;
    }

    void replace(List<UploadRow> rows) {
        Map<GroupKey, List<UploadRow>> uploaded = new LinkedHashMap<>();
        for (UploadRow row : rows) {
            GroupKey key = GroupKey.of(row.school(), row.year(), row.name());
            uploaded.computeIfAbsent(key, absent -> new ArrayList<>()).add(row);
        }
        uploaded.forEach((key, members) -> groups.put(key, group(groups.get(key), members)));
    }

    private static Group group(Group stored, List<UploadRow> rows) {
        UploadRow first = rows.get(0);
        List<Subject> subjects = rows.stream().map(UploadRow::subject).toList();
        return stored == null
                ? new Group(first.name(), Subject.onCreate(subjects).code(), ssids(rows), logins(rows))
                : new Group(stored.displayName(), Subject.onUpdate(subjects).code(), ssids(rows), logins(rows));
    }

    private static Set<String> ssids(List<UploadRow> rows) {
        Map<String, String> distinct = new LinkedHashMap<>();
        rows.stream()
                .map(UploadRow::ssid)
                .filter(ssid -> !ssid.isEmpty())
                .forEach(ssid -> distinct.putIfAbsent(Collation.fold(ssid), ssid));
        return new LinkedHashSet<>(distinct.values());
    }

    private static Set<String> logins(List<UploadRow> rows) {
        Set<String> distinct = new LinkedHashSet<>();
        rows.stream()
                .map(UploadRow::login)
                .filter(login -> !login.isEmpty())
                .forEach(login -> distinct.add(Collation.fold(login)));
        return distinct;
    }
}
