package org.rollcall.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.rollcall.database.Database;
import org.rollcall.database.DatabaseSettings;
import org.rollcall.database.DriverProcess;
import org.rollcall.database.Isolation;
import org.rollcall.database.JdbcDrivers;
import org.rollcall.database.Mode;
import org.rollcall.database.QueryPack;
import org.rollcall.database.QueryParameters;
import org.rollcall.landing.SnapshotStore;
import org.rollcall.lea.Expiry;
import org.rollcall.lea.Lea;
import org.rollcall.lea.SettingsReader;
import org.rollcall.roster.Wanted;
import org.rollcall.run.RunListener;
import org.rollcall.run.RunStore;
import org.rollcall.spec.RowFilter;
import org.rollcall.spec.SpecContext;
import org.rollcall.spec.Specification;
import org.rollcall.spec.Standard;
import org.rollcall.spec.StudentSsids;

/** Sources that are databases. */
final class DatabaseKind implements SourceKind {

    private static final String STUDENTS = "students";
    private static final Duration LOGIN = Duration.ofSeconds(30);
    private static final Duration QUERY = Duration.ofMinutes(10);
    private static final Pattern PASSWORD = Pattern.compile(
            "(?i)(^|[;?&{])\\s*((?:ssl)?pass(?:word|wd|phrase)?|pwd)\\s*=\\s*(?!\\{\\{)[^;&\\s]|//[^/@{]+:[^@{]+@");

    private final Path routes;
    private final RunStore runs;
    private final Specifications specifications;
    private final RowFilter.Language filters;
    private final HostLimit hosts;
    private final Settings settings;
    private final Clock clock;
    private final RunListener listener;
    private JdbcDrivers drivers;

    DatabaseKind(
            Path routes,
            RunStore runs,
            Specifications specifications,
            RowFilter.Language filters,
            HostLimit hosts,
            Settings settings,
            Clock clock,
            RunListener listener) {
        this.routes = routes;
        this.runs = runs;
        this.specifications = specifications;
        this.filters = filters;
        this.hosts = hosts;
        this.settings = settings;
        this.clock = clock;
        this.listener = listener;
    }

    @Override
    public DatabaseSource make(Lea lea, SourceParameters parameters, List<String> problems) {
        List<String> before = List.copyOf(problems);
        Map<String, String> given = new TreeMap<>(parameters.all());
        if (!problems.equals(before)) {
            return null; // a placeholder without a value has been said, and would be said again
        }
        SettingsReader reader = new SettingsReader();
        if (lea.endDates().containsKey(parameters.source())) {
            reader.problem(
                    "endDates[" + parameters.source() + "]",
                    "it would change nothing: the specification says which fields name a last day; take it out");
        }
        Expiry expiry = reader.parsed("expires", given.getOrDefault("expires", ""), Expiry::of);
        DatabaseSettings how = how(given, reader);
        List<String> schools = schools(given.getOrDefault("schools", ""), reader);
        int year = year(given.getOrDefault("schoolYear", ""), reader);
        if (PASSWORD.matcher(parameters.written("connection")).find()) {
            reader.problem(
                    "connection",
                    "it holds a password for all to read; take it out of there, and set password"
                            + " to a placeholder such as {{env:NAME}}");
        }
        if (!List.of("", STUDENTS).contains(given.getOrDefault("only", ""))) {
            reader.problem(
                    "only", "'" + given.get("only") + "' is not students; leave it out to read the whole roster");
        }
        given.forEach((name, value) -> {
            if (value.matches("\\{(env|sys):.*}")) {
                reader.problem(name, "a placeholder has two braces on each side, such as {{env:NAME}}");
            }
        });
        problems.addAll(reader.problems());
        Specification standard = specifications.read("", problems);
        if (!problems.isEmpty()) {
            return null;
        }
        try {
            Database database = Database.of(how, drivers(), problems);
            NightlyQueries queries = queries(lea, given, year, schools, how.isolation(), problems);
            SpecContext context = new SpecContext(
                    parameters.source(),
                    false,
                    lea.limits().refusedPercent(),
                    "",
                    lea.mappings(),
                    Wanted.of(lea),
                    settings.archiveLimits(),
                    filters);
            return new DatabaseSource(
                    lea,
                    parameters.source(),
                    database,
                    queries,
                    new SpecFormat(
                            lea,
                            standard,
                            specifications,
                            context,
                            SpecFormat.names(
                                    given.getOrDefault("mayBeMissing", "").replace(".sql", ".csv")),
                            runs),
                    expiry,
                    new SnapshotStore(runs.leaFolder(lea.id()), lea.id()),
                    hosts,
                    clock,
                    listener);
        } catch (IOException e) {
            problems.add("its queries or drivers cannot be read from disk");
            return null;
        }
    }

    private JdbcDrivers drivers() throws IOException {
        if (drivers == null) {
            drivers = JdbcDrivers.in(settings.databaseLib());
        }
        return drivers;
    }

    private static DatabaseSettings how(Map<String, String> given, SettingsReader reader) {
        String connection = given.getOrDefault("connection", "");
        if (connection.isEmpty()) {
            reader.problem(
                    "connection", "is missing; give the connection string or DSN that the SIS vendor handed out");
        }
        Duration login = reader.duration("loginTimeout", given.get("loginTimeout"), LOGIN);
        Duration query = reader.duration("queryTimeout", given.get("queryTimeout"), QUERY);
        if (login.isZero() || query.isZero()) {
            reader.problem(login.isZero() ? "loginTimeout" : "queryTimeout", "must be at least 1s");
        }
        return new DatabaseSettings(
                connection,
                given.getOrDefault("username", ""),
                given.getOrDefault("password", ""),
                reader.oneOf("mode", given.get("mode"), Mode.class, Mode.AUTO),
                reader.oneOf("process", given.get("process"), DriverProcess.class, DriverProcess.AUTO),
                reader.oneOf("isolation", given.get("isolation"), Isolation.class, Isolation.AUTO),
                login,
                query);
    }

    private static List<String> schools(String text, SettingsReader reader) {
        List<String> schools = reader.list(text);
        schools.stream()
                .filter(school -> !school.matches(QueryParameters.SCHOOL))
                .forEach(school -> reader.problem(
                        "schools",
                        "'" + school + "' is no code of a school; list the SIS's codes with commas between"));
        return schools;
    }

    private static int year(String text, SettingsReader reader) {
        if (text.isEmpty() || text.matches("20\\d\\d")) {
            return text.isEmpty() ? 0 : Integer.parseInt(text);
        }
        reader.problem("schoolYear", "'" + text + "' is not the year that a school year ends in, such as 2027");
        return 0;
    }

    private NightlyQueries queries(
            Lea lea,
            Map<String, String> given,
            int year,
            List<String> schools,
            Isolation isolation,
            List<String> problems)
            throws IOException {
        String sis = given.getOrDefault("profile", lea.sis());
        String folder = given.getOrDefault("queries", sis.isEmpty() ? "" : "sis/" + sis + "/sql");
        if (folder.isEmpty() || folder.contains("..") || Path.of(folder).isAbsolute()) {
            problems.add(
                    "queries: give the folder of the queries by its path in the routes folder, or set the LEA's sis;"
                            + " there are " + String.join(", ", ShippedRoutes.packs()));
            return null;
        }
        Standard standard = specifications.standard();
        Map<String, String> files = ShippedRoutes.queries(routes, folder, QueryPack.names(standard));
        if (files.isEmpty()) {
            problems.add("queries: there are none in " + folder + "; there are some in "
                    + String.join(", ", ShippedRoutes.packs()));
            return null;
        }
        boolean studentsAlone = given.getOrDefault("only", "").equals(STUDENTS);
        NightlyQueries queries = new NightlyQueries(lea, folder, null, studentsAlone, year, schools, settings.zone());
        List<String> faults = new ArrayList<>();
        LocalDate today = LocalDate.ofInstant(clock.instant(), settings.zone());
        QueryPack pack = QueryPack.of(
                folder,
                files,
                standard,
                studentsAlone ? List.of(StudentSsids.file(standard)) : standard.files(),
                queries.parameters(today),
                isolation == Isolation.READ_UNCOMMITTED,
                faults);
        problems.addAll(faults);
        if (faults.isEmpty()) {
            requireAsked(pack, "schools", !schools.isEmpty(), folder, problems);
            requireAsked(pack, "schoolYear", year != 0, folder, problems);
        }
        return queries.with(pack);
    }

    private static void requireAsked(
            QueryPack pack, String parameter, boolean set, String folder, List<String> problems) {
        if (set && !pack.asks(parameter)) {
            problems.add(parameter + ": no query in " + folder + " asks for :" + parameter
                    + ", so it would change nothing; take it out, or have the queries heed it");
        }
    }
}
