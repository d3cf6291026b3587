package org.rollcall.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rollcall.ledger.Account;
import org.rollcall.ledger.Ledger;
import org.rollcall.ledger.Origin;
import org.rollcall.ledger.Refusals;
import org.rollcall.ledger.UnmappedValues;
import org.rollcall.ledger.Warnings;

/**
 * Builds one source's roster, entity after entity in the order of {@link Entity}: what a row refers to must have been
 * read before it. Formats (CSV, JSON, rows of a database) bring the rows; the rules are here, once.
 */
public final class RosterReader {

    private final String source;
    private final LocalDate date;
    private final ReadingRules rules;
    private final Ledger ledger;
    private final Refusals refusals;
    private final Warnings warnings;
    private final SourceMappings mappings;

    private final Map<Entity, List<Account>> accounts = new EnumMap<>(Entity.class);
    private final Map<Entity, List<Dialect>> dialects = new EnumMap<>(Entity.class);
    private final Table<Org> orgs = new Table<>();
    private final Table<AcademicSession> sessions = new Table<>();
    private final Table<Course> courses = new Table<>();
    private final Table<RosterClass> classes = new Table<>();
    private final Table<User> users = new Table<>();
    private final Table<UserRole> roles = new Table<>();
    private final Map<Entity, LongIndex> leftOut = new EnumMap<>(Entity.class);
    private final Enrollments enrollments = new Enrollments();
    private final FingerprintIndex places = new FingerprintIndex();
    private final PersonKeys personKeys = new PersonKeys();

    public RosterReader(
            String source,
            LocalDate date,
            ReadingRules rules,
            Ledger ledger,
            Refusals refusals,
            UnmappedValues unmapped,
            Warnings warnings) {
        this.source = source;
        this.date = date;
        this.rules = rules;
        this.ledger = ledger;
        this.refusals = refusals;
        this.warnings = warnings;
        this.mappings = new SourceMappings(rules.mappings(), source, unmapped);
    }

    /**
     * The reader of one entity's rows.
     *
     * @param file the name its rows are booked under: the file's, or the collection's where there are no files
     * @param shape what else the source has
     */
    public EntityReader<?> open(Entity entity, String file, Shape shape) {
        return open(entity, file, shape, Dialect.ONEROSTER);
    }

    /** The reader of the rows of one file of an entity that may have several; they are read one after the other. */
    public EntityReader<?> open(Entity entity, String file, Shape shape, Dialect dialect) {
        List<Account> own = accounts.computeIfAbsent(entity, e -> new ArrayList<>());
        own.add(ledger.account(source, file));
        List<Dialect> spoken = dialects.computeIfAbsent(entity, e -> new ArrayList<>());
        spoken.add(dialect);
        Booking booking = new Booking(
                entity,
                own.size() - 1,
                own,
                spoken,
                refusals,
                warnings,
                rules.repeats(),
                leftOut,
                mappings,
                rules.wanted(),
                rules.details());
        return switch (entity) {
            case ORGS -> new OrgReader(orgs, booking);
            case ACADEMIC_SESSIONS -> new AcademicSessionReader(sessions, rules.endDates(), booking);
            case COURSES -> new CourseReader(courses, orgs, booking);
            case CLASSES -> new ClassReader(classes, orgs, sessions, shape.courses() ? courses : null, booking);
            case USERS -> new UserReader(
                    users, personKeys, rules, new SsidFinder(rules.ssid()), shape.roles(), booking);
            case ROLES -> new RoleReader(roles, users, booking);
            case ENROLLMENTS -> new EnrollmentReader(
                    enrollments, places, classes, orgs, users, date, rules.endDates(), booking);
        };
    }

    /**
     * The reader of demographics, to be asked for when the users have been read and details of them are kept.
     *
     * @param file the name its rows are booked under
     */
    public EntityReader<?> openDemographics(String file) {
        Booking booking = new Booking(
                Entity.USERS,
                0,
                List.of(ledger.account(source, file)),
                List.of(Dialect.ONEROSTER),
                refusals,
                warnings,
                rules.repeats(),
                leftOut,
                mappings,
                Wanted.NONE,
                Details.NONE);
        return new DemographicsReader(users, booking);
    }

    /**
     * Closes an entity.
     *
     * @throws RosterException when more of its rows were refused than the LEA allows
     */
    public void close(EntityReader<?> reader) {
        Account account = reader.account();
        long read = account.rowsRead();
        long refused = account.rowsAtFault();
        double limit = rules.refusedPercent();
        if (refused * 100.0 > limit * read) {
            throw new RosterException(String.format(
                    Locale.ROOT,
                    "%s: %,d of %,d rows are refused (%.1f %%), over the limit of %s %%. Each stands in refused.csv with"
                            + " its line and reason; have them mended in the SIS, or raise limits.refusedPercent.",
                    account.file(),
                    refused,
                    read,
                    refused * 100.0 / read,
                    limit == Math.rint(limit) ? String.valueOf((long) limit) : String.valueOf(limit)));
        }
    }

    /** What has been read; asked for once, at the end. */
    public Roster roster() {
        if (roles.size() > 0) {
            Account account = accounts.get(Entity.ROLES).get(0);
            int active = 0;
            for (int i = 0; i < roles.size(); i++) {
                if (roles.state(i) == Table.State.ACTIVE) {
                    active++;
                    UserRole role = roles.get(i);
                    role.giveTo(users);
                    RoleDetail.add(users, role.user(), roles.details(i));
                }
            }
            account.used(active);
        }
        List.of(orgs, sessions, courses, classes, users).forEach(Table::readWhole);
        Map<Entity, List<Origin>> origins = new EnumMap<>(Entity.class);
        accounts.forEach((entity, own) -> origins.put(
                entity,
                own.stream().map(account -> new Origin(source, account.file())).toList()));
        return new Roster(rules.ssidPlace(), origins, orgs, sessions, courses, classes, users, personKeys, enrollments);
    }

    /**
     * Which of the collections that not every source has are there.
     *
     * @param courses whether classes can be held against courses
     * @param roles whether users' roles are rows of their own (OneRoster 1.2)
     */
    public record Shape(boolean courses, boolean roles) {}
}
