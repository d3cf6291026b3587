package org.rollcall.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.sqlite.Function;

/**
 * What an LEA's sources come to, told in SQL from the files as they were delivered and from what the documentation says
 * of reading, merging and mapping them. Shares no code with Rollcall.
 */
public final class MergeOracle implements AutoCloseable {

    /** How a source's files are written. */
    public enum Form {
        ZIP11,
        ZIP12,
        SPEC
    }

    /**
     * One source.
     *
     * @param path the zip, or the folder of the files
     * @param namespace which sourcedIds mean the same rows; one and the same where none is set
     * @param inclusive whether end dates name the last day
     */
    public record Source(String name, Form form, Path path, String namespace, boolean inclusive) {}

    /**
     * The LEA's settings.
     *
     * @param identity the keys of each kind of row, in order; those of the documentation where none are given
     * @param precedence source ids by field or entity
     */
    public record Settings(
            String date,
            String district,
            String memberships,
            Map<String, List<String>> identity,
            Map<String, List<String>> precedence,
            Map<String, List<String>> subjects,
            Map<String, String> crosswalk) {}

    /**
     * What must be published, and what must be reported.
     *
     * @param groups by school and class: the subject, the SSIDs, then the logins
     * @param conflicts how many of each kind
     * @param strangers a source that has people alone and shares none with another, which fails the night; or null
     */
    public record Expected(Map<String, String> groups, Map<String, Integer> conflicts, String strangers) {}

    private static final Map<String, List<String>> KEYS = keys();
    private static final Map<String, List<String>> FIELDS = Map.of(
            "org", List.of("identifier"),
            "academicSession", List.of("title", "dates"),
            "course", List.of("courseCode", "subjectCodes"),
            "class", List.of("classType", "classCode", "course", "school", "terms", "subjectCodes", "periods"),
            "user", List.of("ssid", "name", "email", "enabledUser", "username"));
    private static final Map<String, List<String>> FILES = files();

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private final Map<String, List<String>> scripts = new HashMap<>();

    /** An oracle that may be asked of any number of LEAs, one after the other. */
    public MergeOracle() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        function("fold", MergeOracle::fold);
        function("fold_blanks", text -> text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " "));
        function("lower_all", text -> text.toLowerCase(Locale.ROOT));
        function("day", text -> text.replaceFirst("T.*", ""));
        function("list", MergeOracle::list);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (var file : FILES.entrySet()) {
                String columns = file.getValue().stream()
                        .map(column -> ", \"" + column + "\" text not null default ''")
                        .collect(Collectors.joining());
                statement.execute(
                        "create table " + file.getKey() + " (src integer, n integer, content text" + columns + ")");
            }
        }
        run("raw");
        run("schema");
    }

    private static Map<String, List<String>> keys() {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        keys.put("org", List.of("sourcedId", "cds"));
        keys.put("academicSession", List.of("sourcedId", "term"));
        keys.put("course", List.of("sourcedId", "courseCode"));
        keys.put("student", List.of("sourcedId", "ssid", "identifier", "email", "username"));
        keys.put("staff", List.of("sourcedId", "identifier", "email", "username"));
        keys.put("class", List.of("sourcedId", "section"));
        return keys;
    }

    private static Map<String, List<String>> files() {
        Map<String, List<String>> files = new LinkedHashMap<>();
        Stream.of(
                        "z_orgs sourcedId status name type identifier",
                        "z_academicSessions sourcedId status title startDate endDate schoolYear",
                        "z_courses sourcedId status title courseCode subjectCodes",
                        "z_classes sourcedId status title classCode classType courseSourcedId schoolSourcedId"
                                + " termSourcedIds subjectCodes periods grades",
                        "z_users sourcedId status enabledUser role username userIds givenName familyName identifier email",
                        "z_roles sourcedId status userSourcedId roleType role",
                        "z_enrollments sourcedId status classSourcedId schoolSourcedId userSourcedId role primary"
                                + " beginDate endDate",
                        "f_schools schoolId name cds",
                        "f_terms termId title startDate endDate schoolYear",
                        "f_courses courseId title courseCode subjectCodes",
                        "f_sections sectionId schoolId termIds courseId title sectionNumber periods classType grades"
                                + " subjectCodes",
                        "f_staff staffId givenName familyName email active",
                        "f_section_staff sectionId staffId primary beginDate endDate",
                        "f_students studentId ssid givenName familyName",
                        "f_section_students sectionId studentId beginDate endDate")
                .map(line -> List.of(line.split(" ")))
                .forEach(words -> files.put(words.get(0), words.subList(1, words.size())));
        return files;
    }

    private static String fold(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{Nd}]", "");
    }

    /** The items of a list as a JSON array. */
    private static String list(String text) {
        return Arrays.stream(text.split("[,;]"))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .map(item -> '"' + item.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "[", "]"));
    }

    private void function(String name, UnaryOperator<String> function) throws SQLException {
        Function.create(connection, name, new Function() {
            @Override
            protected void xFunc() throws SQLException {
                String text = value_text(0);
                result(text == null ? null : function.apply(text));
            }
        });
    }

    /** Works out what the sources come to. */
    public Expected ask(List<Source> sources, Settings settings) throws SQLException, IOException {
        clear();
        settle(sources, settings);
        for (int src = 0; src < sources.size(); src++) {
            load(src, sources.get(src));
        }
        run("read");
        for (String kind : KEYS.keySet()) {
            if (kind.equals("class")) {
                run("section");
            }
            for (int src = 1; src < sources.size(); src++) {
                for (String key : settings.identity().getOrDefault(kind, KEYS.get(kind))) {
                    step(kind, src, key);
                    run("match");
                }
                run("rest");
            }
        }
        run("groups");
        run("conflicts");
        return new Expected(groups(), conflicts(), strangers());
    }

    private void clear() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found =
                prepare("select name from sqlite_master where type = 'table'").executeQuery()) {
            while (found.next()) {
                tables.add(found.getString(1));
            }
        }
        for (String table : tables) {
            update("delete from " + table);
        }
    }

    private void settle(List<Source> sources, Settings settings) throws SQLException {
        update("insert into setting values (?, ?, ?)", settings.date(), settings.district(), settings.memberships());
        List<String> order = sources.stream().map(Source::name).toList();
        for (var entity : FIELDS.entrySet()) {
            for (String field : entity.getValue()) {
                String name = entity.getKey() + "." + field;
                String other = name.equals("user.ssid") ? "ssid" : name;
                precede(
                        name,
                        order,
                        List.of(list(settings, name), list(settings, other), list(settings, entity.getKey()), order));
            }
        }
        precede("owner", order, List.of(list(settings, "enrollment"), list(settings, "class"), order));
        List<String> named = Stream.of(list(settings, "user.ssid"), list(settings, "ssid"))
                .flatMap(List::stream)
                .distinct()
                .toList();
        for (int rank = 0; rank < named.size(); rank++) {
            update("insert into ssid_named values (?, ?)", order.indexOf(named.get(rank)), rank);
        }
        for (var school : settings.crosswalk().entrySet()) {
            update("insert into crosswalk values (?, ?)", school.getKey(), school.getValue());
        }
        for (var subject : settings.subjects().entrySet()) {
            for (String beginning : subject.getValue()) {
                update("insert into subject_code values (?, ?)", subject.getKey(), beginning);
            }
        }
    }

    private static List<String> list(Settings settings, String key) {
        return settings.precedence().getOrDefault(key, List.of());
    }

    private void precede(String field, List<String> order, List<List<String>> lists) throws SQLException {
        List<String> ranked = lists.stream().flatMap(List::stream).distinct().toList();
        for (int rank = 0; rank < ranked.size(); rank++) {
            update("insert into precedence values (?, ?, ?)", field, order.indexOf(ranked.get(rank)), rank);
        }
    }

    private void load(int src, Source source) throws SQLException, IOException {
        Map<String, String> texts = new TreeMap<>();
        if (source.form() == Form.SPEC) {
            try (Stream<Path> files = Files.list(source.path())) {
                for (Path file : files.toList()) {
                    texts.put("f_" + table(file.getFileName().toString()), Files.readString(file));
                }
            }
        } else {
            try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(source.path()))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    String name = entry.getName().replaceFirst(".*/", "");
                    texts.put("z_" + table(name), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        boolean courses = texts.containsKey("z_courses") || texts.containsKey("f_courses");
        boolean inclusive = source.inclusive() || source.form() == Form.SPEC;
        update(
                "insert into source values (?, ?, ?, ?, ?, ?)",
                src,
                source.name(),
                source.form().name(),
                source.namespace(),
                inclusive ? 1 : 0,
                courses ? 1 : 0);
        for (var text : texts.entrySet()) {
            if (FILES.containsKey(text.getKey())) {
                rows(src, text.getKey(), text.getValue());
            }
        }
    }

    private static String table(String file) {
        return file.replace(".csv", "");
    }

    private void rows(int src, String table, String text) throws SQLException {
        List<CsvDocument.Row> rows =
                CsvDocument.parse(text.getBytes(StandardCharsets.UTF_8)).rows();
        List<String> header = rows.get(0).fields();
        List<Integer> places = IntStream.range(0, header.size())
                .filter(i -> FILES.get(table).contains(header.get(i)))
                .boxed()
                .toList();
        String columns = places.stream().map(i -> ", \"" + header.get(i) + '"').collect(Collectors.joining());
        String sql = "insert into " + table + " (src, n, content" + columns + ") values (?, ?, ?"
                + ", ?".repeat(places.size()) + ")";
        for (int n = 1; n < rows.size(); n++) {
            CsvDocument.Row row = rows.get(n);
            if (row.blank()) {
                continue;
            }
            List<Object> values = new ArrayList<>(List.of(src, n, String.join("\u001F", row.fields())));
            places.forEach(i -> values.add(row.field(i).strip()));
            update(sql, values.toArray());
        }
    }

    private void step(String kind, int src, String key) throws SQLException {
        update("delete from step");
        update("insert into step values (?, ?, ?)", kind, src, key);
    }

    private Map<String, String> groups() throws SQLException {
        Map<String, TreeSet<String>> ssids = new TreeMap<>();
        Map<String, TreeSet<String>> logins = new TreeMap<>();
        Map<String, String> subjects = new TreeMap<>();
        try (ResultSet found = prepare("select t.school || ' ' || t.id, t.subject, s.ssid from taken t"
                        + " join member m on m.class = t.merged and m.role = 'student'"
                        + " join merged_student s on s.merged = m.user"
                        + " where s.ssid is not null and s.merged not in (select merged from shared)")
                .executeQuery()) {
            while (found.next()) {
                subjects.put(found.getString(1), found.getString(2));
                ssids.computeIfAbsent(found.getString(1), key -> new TreeSet<>())
                        .add(found.getString(3));
            }
        }
        try (ResultSet found = prepare("select t.school || ' ' || t.id, s.email from taken t"
                        + " join member m on m.class = t.merged and m.role = 'teacher'"
                        + " join merged_staff s on s.merged = m.user"
                        + " where s.email is not null and s.enabled = 'true'")
                .executeQuery()) {
            while (found.next()) {
                logins.computeIfAbsent(found.getString(1), key -> new TreeSet<>())
                        .add(found.getString(2));
            }
        }
        Map<String, String> groups = new TreeMap<>();
        ssids.forEach((key, students) ->
                groups.put(key, subjects.get(key) + " " + students + " " + logins.getOrDefault(key, new TreeSet<>())));
        return groups;
    }

    private Map<String, Integer> conflicts() throws SQLException {
        Map<String, Integer> counts = new TreeMap<>();
        try (ResultSet found =
                prepare("select kind, count(*) from conflict group by kind").executeQuery()) {
            while (found.next()) {
                counts.put(found.getString(1), found.getInt(2));
            }
        }
        return counts;
    }

    private String strangers() throws SQLException {
        try (ResultSet found = prepare("select s.name from source s where (select count(*) from source) > 1"
                        + " and exists (select 1 from node n where n.src = s.src and n.kind in ('student', 'staff'))"
                        + " and not exists (select 1 from node n join node o on o.merged = n.merged and o.src <> n.src"
                        + " where n.src = s.src and n.kind in ('student', 'staff'))"
                        + " and not exists (select 1 from node n where n.src = s.src and n.kind = 'class')"
                        + " order by s.src")
                .executeQuery()) {
            return found.next() ? found.getString(1) : null;
        }
    }

    private void run(String script) throws SQLException {
        for (String statement : scripts.computeIfAbsent(script, MergeOracle::script)) {
            update(statement);
        }
    }

    private static List<String> script(String name) {
        try (InputStream text = MergeOracle.class.getResourceAsStream("/oracle/" + name + ".sql")) {
            return Arrays.stream(new String(text.readAllBytes(), StandardCharsets.UTF_8).split(";\\s*\\n"))
                    .filter(statement -> !statement.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return statement;
    }

    private void update(String sql, Object... values) throws SQLException {
        PreparedStatement statement = prepare(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
