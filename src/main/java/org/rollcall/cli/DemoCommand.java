package org.rollcall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.rollcall.demo.DemoApi;
import org.rollcall.demo.DemoDistrict;
import org.rollcall.drop.SftpAccount;
import org.rollcall.drop.SftpServer;
import org.rollcall.drop.SftpServerSettings;
import org.rollcall.landing.DurableFiles;
import org.rollcall.lea.Lea;
import org.rollcall.pipeline.Deployment;
import org.rollcall.pipeline.DeploymentOptions;
import org.rollcall.pipeline.LeaFault;
import org.rollcall.run.Journal;
import org.rollcall.run.Run;
import org.rollcall.run.Summary;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The whole road on one machine, with a synthetic district, and a charter school and an elementary district beside it. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the nightly job with nothing to set up: makes a synthetic California district, starts an SFTP server,"
                    + " uploads the district's OneRoster zip as its SIS would, the files of an intervention programme"
                    + " beside it, and those of two elementary schools whose SIS has no OneRoster; starts the OneRoster"
                    + " APIs of the district's SIS and of a charter school's; puts SSIDs that the zip lacks into a"
                    + " database; merges the district's four sources; and runs the night of all three LEAs.",
            "Its state is in demo/ below --work. Night 1 starts afresh. On --night 2 a class is dropped, one has become"
                    + " another course's and a teacher is replaced, and students came, left and changed classes; --night 3"
                    + " --half is half a file, which is held for rollcall approve or rollcall discard."
        })
final class DemoCommand implements Callable<Integer> {

    private static final String DISTRICT = "demo-unified";
    private static final String CHARTER = "demo-charter";
    private static final String ELEMENTARY = "demo-elementary";
    /** The account, and the folder, of the intervention programme's system. */
    private static final String PROGRAMME = "demo-unified-intervention";

    private static final ZoneId ZONE = ZoneId.of("America/Chicago");

    @Mixin
    private Location location;

    @Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--night",
            paramLabel = "N",
            defaultValue = "1",
            description = "Which night's files the LEAs send; each has a little churn, the second more"
                    + " (default: ${DEFAULT-VALUE}).")
    private int night;

    @Option(names = "--half", description = "The district's zip breaks off: half of its schools are missing.")
    private boolean half;

    @Option(
            names = "--students",
            paramLabel = "N",
            description = "How large the district is, 600 to 1,000,000 students (default: 5000, later as on night 1).")
    private Integer students;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Another number, another district (default: 1, later as on night 1).")
    private Long seed;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Path work = location.work().resolve("demo").toAbsolutePath().normalize();
        startAfresh(work);
        LocalDate today = LocalDate.now(ZONE);
        Path export = DurableFiles.folder(work.resolve("district")).resolve("oneroster.zip");
        out.println("Making Demo Unified School District: synthetic, seed " + seed + ", night " + night
                + (half ? ", half of it" : "") + " ...");
        out.flush();
        DemoDistrict district = district(today);
        news(district, out);
        (half ? district.half() : district).writeZip(export);
        Path database = export.resolveSibling("sis.db");
        district.writeDatabase(database);
        DemoDistrict charter = DemoDistrict.charter(seed, today).night(night);
        Path programme = DurableFiles.folder(work.resolve("intervention"));
        district.writeInterventionFiles(programme);
        Path files = DurableFiles.folder(work.resolve("elementary"));
        DemoDistrict.elementary(seed, today).night(night).writeSpecFiles(files);
        String password = secret();
        String clientSecret = secret();
        String charterSecret = secret();
        SftpServerSettings server = SftpServerSettings.defaults(
                        work.resolve("sftp"),
                        work.resolve("sftp-host-key"),
                        List.of(
                                SftpAccount.upload(DISTRICT, DISTRICT, password, ""),
                                SftpAccount.upload(PROGRAMME, PROGRAMME, password, ""),
                                SftpAccount.upload(ELEMENTARY, ELEMENTARY, password, ""),
                                SftpAccount.collect("rollcall", password, "")))
                .listeningOn("127.0.0.1", 0);
        try (SftpServer sftp = SftpServer.start(server);
                DemoApi districtApi = DemoApi.start(district.overApi(), DISTRICT, clientSecret);
                DemoApi charterApi = DemoApi.start(charter, CHARTER, charterSecret)) {
            Path knownHosts = work.resolve("known_hosts");
            DurableFiles.write(knownHosts, (sftp.knownHostsLine("127.0.0.1") + "\n").getBytes(StandardCharsets.UTF_8));
            Upload.send("127.0.0.1", sftp.port(), DISTRICT, password, knownHosts, List.of(export));
            Upload.send("127.0.0.1", sftp.port(), PROGRAMME, password, knownHosts, files(programme));
            List<Path> sent = files(files);
            Upload.send("127.0.0.1", sftp.port(), ELEMENTARY, password, knownHosts, sent);
            out.println("Uploaded " + export.getFileName() + " (" + (Files.size(export) >> 10)
                    + " KiB) over SFTP, host key " + sftp.fingerprint() + ".");
            out.println("The same district's three other sources, in their order of precedence:");
            out.println("  database       the SSIDs that the zip lacks, in " + database);
            out.println("  oneroster-api  two of its schools, and an online academy, at " + districtApi.baseUrl());
            out.println("  spec-files     the files of an intervention programme at one school, over SFTP");
            out.println("Uploaded the " + sent.size()
                    + " files of Demo Elementary School District, as specs/standard.yaml has them, over SFTP.");
            out.println("Demo Charter Academy has a OneRoster 1.2 API, at " + charterApi.baseUrl() + ", with OAuth 2.");
            out.flush();
            Map<String, String> overrides = DemoSettings.with(sftp, password, knownHosts);
            Path env = work.resolve("demo.properties");
            DurableFiles.write(env, DemoSettings.bytes());
            overrides.put("demo.unified.database", database.toString());
            overrides.put("demo.unified.api", districtApi.baseUrl());
            overrides.put("demo.unified.clientId", DISTRICT);
            overrides.put("demo.unified.clientSecret", clientSecret);
            overrides.put("demo.api", charterApi.baseUrl());
            overrides.put("demo.clientId", CHARTER);
            overrides.put("demo.clientSecret", charterSecret);
            return run(work, env, overrides, out);
        }
    }

    /** What the change summary is to be looked at with. */
    private void news(DemoDistrict district, PrintWriter out) {
        if (night > 1) {
            out.println("Since the night before, about 1 % of the students came, left or changed classes"
                    + (district.news().isEmpty() ? "." : ", and:"));
            district.news().forEach(sentence -> out.println("  " + sentence));
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    private static String secret() {
        return HexFormat.of().formatHex(new SecureRandom().generateSeed(16));
    }

    private DemoDistrict district(LocalDate today) {
        try {
            return DemoDistrict.of(seed, today).withStudents(students).night(night);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void startAfresh(Path work) throws IOException {
        Path mark = work.resolve(".rollcall-demo");
        if (night == 1 && Files.exists(mark)) {
            DurableFiles.remove(work);
        } else if (Files.exists(work) && !Files.exists(mark)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--work: " + work + " is there and not a demo's; the demo needs it for itself");
        }
        DurableFiles.folder(work);
        remember(mark);
    }

    /** Later nights are of the district that night 1 made. */
    private void remember(Path mark) throws IOException {
        Properties district = new Properties();
        if (Files.exists(mark)) {
            try (Reader in = Files.newBufferedReader(mark)) {
                district.load(in);
            }
        }
        students = students != null ? students : Integer.valueOf(district.getProperty("students", "5000"));
        seed = seed != null ? seed : Long.valueOf(district.getProperty("seed", "1"));
        DurableFiles.write(mark, ("students=" + students + "\nseed=" + seed + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** @param env the demo's settings, for the commands that decide of a held run when the demo has ended */
    private int run(Path work, Path env, Map<String, String> overrides, PrintWriter out)
            throws IOException, InterruptedException {
        Progress progress = new Progress(spec.commandLine().getErr());
        DeploymentOptions options =
                new DeploymentOptions(location.routes(), null, work, false, DeploymentOptions.Leas.DEMO, overrides);
        try (Deployment deployment = Deployment.start(options, Clock.systemUTC(), progress)) {
            deployment.recordStart(Journal.user());
            List<Integer> codes = new ArrayList<>();
            for (LeaFault fault : deployment.leas().faults()) {
                fault.problems().forEach(problem -> spec.commandLine().getErr().println(fault.file() + ": " + problem));
                out.println(fault.lea() + ": failed. Its file cannot be used.");
                codes.add(ExitCode.FAILED);
            }
            for (Lea lea : deployment.leas().leas()) {
                Optional<Run> run = deployment.open(lea.id(), deployment.today(), false, Duration.ZERO);
                if (run.isEmpty()) {
                    out.println(lea.id() + ": another demo is on in " + work + ".");
                    codes.add(ExitCode.BUSY);
                } else {
                    progress.await(run.get());
                }
            }
            do {
                deployment.dispatch();
            } while (!progress.allClosed(deployment.settings().tick().toMillis()));
            List<Run> closed = progress.closed().stream()
                    .sorted(Comparator.comparing(Run::lea))
                    .toList();
            for (Run run : closed) {
                new RunPrinter(out, env).print(run, deployment);
                out.println();
                codes.add(ExitCode.of(run));
            }
            if (closed.size() > 1) {
                closed.forEach(run -> out.println(Summary.line(run)));
            }
            out.flush();
            return ExitCode.worst(codes);
        }
    }
}
