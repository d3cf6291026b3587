package org.rollcall.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.quartz.simpl.ZeroSizeThreadPool;
import org.rollcall.audit.AuditLog;
import org.rollcall.landing.DiskFaults;
import org.rollcall.landing.DurableFiles;
import org.rollcall.landing.PullReport;
import org.rollcall.landing.SnapshotStore;
import org.rollcall.lea.Lea;
import org.rollcall.publish.DropTarget;
import org.rollcall.run.Cause;
import org.rollcall.run.CloseStage;
import org.rollcall.run.Decisions;
import org.rollcall.run.GuardStage;
import org.rollcall.run.Inputs;
import org.rollcall.run.Journal;
import org.rollcall.run.KeptInputs;
import org.rollcall.run.LandStage;
import org.rollcall.run.MapStage;
import org.rollcall.run.MergeStage;
import org.rollcall.run.OpenRuns;
import org.rollcall.run.PublishStage;
import org.rollcall.run.Retirement;
import org.rollcall.run.RosterFormat;
import org.rollcall.run.RosterStage;
import org.rollcall.run.Run;
import org.rollcall.run.RunListener;
import org.rollcall.run.RunStore;
import org.rollcall.run.SourceOutcome;

/** A running Rollcall: Camel, the pipeline's routes and their beans, and the LEAs. */
public final class Deployment implements AutoCloseable {

    private final Main main = new Main() {
        @Override
        protected CamelContext createCamelContext() {
            return new ManyRoutesContext(registry);
        }
    };
    private final DeploymentOptions options;
    private final Clock clock;
    private final RunListener listener;
    private final LeaRegistry leas = new LeaRegistry();
    private final RunStore runs;
    private OpenRuns open;
    private final Properties overrides = new Properties();
    private ModelCamelContext context;
    private Settings settings;
    private Timetable timetable;
    private Nights nights;
    private Decisions decisions;
    private Journal journal;
    private AlertDesk alerts;
    private AlertWays alertWays;
    private final AlertQueues alertQueues = new AlertQueues();
    private ProducerTemplate producer;

    private Deployment(DeploymentOptions options, Clock clock, RunListener listener) {
        this.options = options;
        this.clock = clock;
        this.listener = listener;
        this.runs = new RunStore(options.work());
    }

    /**
     * Starts a deployment. A fault in one LEA's file takes that LEA out; {@link #faults} has it.
     *
     * @throws DeploymentException when the deployment as a whole is at fault
     */
    public static Deployment start(DeploymentOptions options, Clock clock, RunListener listener) {
        Deployment deployment = prepare(options, clock, listener);
        deployment.load();
        return deployment;
    }

    /**
     * Reads the settings and starts Camel, but loads no routes yet: {@link #load} does.
     *
     * @throws DeploymentException when the settings are at fault
     */
    public static Deployment prepare(DeploymentOptions options, Clock clock, RunListener listener) {
        Deployment deployment = new Deployment(options, clock, listener);
        deployment.doing(deployment::prepare);
        return deployment;
    }

    /**
     * Loads the pipeline and the LEAs.
     *
     * @throws DeploymentException when the deployment as a whole is at fault
     */
    public void load() {
        doing(() -> {
            bindBeans();
            loadPipeline();
            loadLeas();
            alerts.begin();
        });
    }

    private interface Step {
        void run() throws Exception;
    }

    private void doing(Step step) {
        try {
            step.run();
        } catch (DeploymentException e) {
            close();
            throw e;
        } catch (Exception e) {
            close();
            throw new DeploymentException("The deployment cannot start: "
                    + (e instanceof IOException io ? DiskFaults.phrase(io) : LeaLoader.deepest(e)));
        }
    }

    private void prepare() throws Exception {
        List<String> problems = new ArrayList<>();
        Properties layered = options.leas() == DeploymentOptions.Leas.DEMO
                ? LayeredSettings.defaults() // so that no demo ever reaches a real drop folder
                : LayeredSettings.read(options.env(), problems);
        layered.putAll(options.overrides());
        layered.setProperty("rollcall.serving", Boolean.toString(options.serving()));
        // a queue's consumer stops when its poll ends: a command at a terminal must not wait for several of them
        layered.setProperty("rollcall.pollMilliseconds", options.serving() ? "50" : "5");
        DurableFiles.folder(options.work().toAbsolutePath());
        main.setPropertyPlaceholderLocations("false");
        main.configure()
                .withAutoConfigurationLogSummary(false)
                .withShutdownTimeout(30)
                .withUseMdcLogging(false);
        overrides.putAll(layered);
        main.setOverrideProperties(overrides);
        main.setShutdownStrategy(new SimpleMainShutdownStrategy()); // Camel's own would hold a stopped command for 45 s
        main.start();
        context = (ModelCamelContext) main.getCamelContext();
        PropertiesComponent properties = (PropertiesComponent) context.getPropertiesComponent();
        properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_FALLBACK);
        properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_FALLBACK);
        if (!options.serving()) {
            // no trigger will fire, and a pool of idle workers takes half a second to stop
            QuartzComponent quartz = new QuartzComponent();
            quartz.setProperties(Map.of("org.quartz.threadPool.class", ZeroSizeThreadPool.class.getName()));
            context.addComponent("quartz", quartz);
        }
        settings = Settings.of(context, options.work().toAbsolutePath(), problems);
        override("run.threads", Integer.toString(settings.runThreads()));
        for (String number : List.of("landing.threads", "run.largeThreads", "tick.milliseconds")) {
            override(number, property(number)); // as it is read here: routes would take a blank behind it amiss
        }
        producer = context.createProducerTemplate();
        if (property("sftp.server.enabled").equals("true")
                && property("sftp.knownHostsFile").isEmpty()) {
            override("sftp.knownHostsFile", embeddedKnownHosts().toString());
        }
    }

    /** Where the embedded SFTP server's host key is written for Rollcall's own sources, unless the settings name a file. */
    public Path embeddedKnownHosts() {
        return settings.work().resolve("sftp-known_hosts");
    }

    /** Sets a property above all others; to be called before {@link #load}. */
    public void override(String key, String value) {
        overrides.setProperty(key, value);
        context.getPropertiesComponent().setOverrideProperties(overrides);
    }

    /**
     * Tells the audit log, before anything runs, who has started this deployment and which of its settings are not as they
     * were.
     *
     * @throws DeploymentException when the log cannot be written
     */
    public void recordStart(String by) {
        doing(() -> journal.configured(
                by,
                new Fingerprints(context)
                        .deployment(options.routes(), LayeredSettings.defaults().stringPropertyNames(), allLeas()),
                leas.fingerprints()));
    }

    private List<String> allLeas() {
        return Stream.concat(
                        leas.leas().stream().map(Lea::id),
                        leas.faults().stream().map(LeaFault::lea))
                .toList();
    }

    private void bindBeans() throws Exception {
        DropTarget target = new PublishTarget(context, settings).open();
        journal = new Journal(new AuditLog(options.work()), runs, clock);
        PublishStage publishStage = new PublishStage(runs, target, journal, clock, listener);
        open = new OpenRuns(runs, publishStage, journal, clock);
        LandStage landStage = new LandStage(runs, open, clock, listener);
        MapStage mapStage = new MapStage(runs, settings.schoolYears(), listener);
        Retirement retirement = new Retirement(runs, target, journal, clock);
        CloseStage closeStage = new CloseStage(runs, retirement, journal, clock, listener);
        decisions = new Decisions(
                runs, publishStage, retirement, target, settings.schoolYears(), journal, clock, settings.zone());
        timetable = new Timetable(settings.cron(), settings.zone());
        alerts = new AlertDesk(leas, runs, open, settings, timetable, clock, producer);
        nights = new Nights(leas, runs, open, landStage, closeStage, settings, timetable, clock, producer, alerts);
        Registry registry = context.getRegistry();
        ((DefaultRegistry) registry).addBeanRepository(new SourceBeans(leas));
        registry.bind("nights", nights);
        registry.bind(
                "landing",
                context.getExecutorServiceManager().newScheduledThreadPool(this, "landing", settings.landingThreads()));
        registry.bind("alertDesk", alerts);
        registry.bind("alertQueues", alertQueues);
        registry.bind("openRuns", open);
        registry.bind("sourceOutcomes", new SourceOutcomes(leas));
        ApiBeans.bind(context, settings);
        alertWays = new AlertWays(context, settings.alerts());
        alertWays.properties().forEach(this::override);
        RosterFormat.Formats formats =
                (lea, source) -> leas.source(lea.id() + "." + source).format();
        Inputs inputs =
                new KeptInputs(runs, formats, settings.schoolYears(), settings.archiveLimits(), target, leas::now);
        registry.bind("rosterStage", new RosterStage(runs, formats, inputs, listener));
        registry.bind("mergeStage", new MergeStage(listener));
        registry.bind("mapStage", mapStage);
        registry.bind("guardStage", new GuardStage(runs, settings.schoolYears(), listener));
        registry.bind("publishStage", publishStage);
        registry.bind("closeStage", closeStage);
    }

    /** A property of the deployment with its placeholders resolved; blank when it is not set. */
    public String property(String key) {
        return context.getPropertiesComponent().resolveProperty(key).orElse("").trim();
    }

    private void loadPipeline() throws IOException {
        for (Map.Entry<String, String> file :
                ShippedRoutes.read(options.routes()).entrySet()) {
            try {
                PluginHelper.getRoutesLoader(context)
                        .loadRoutes(ResourceHelper.fromString(file.getKey(), file.getValue()));
            } catch (Exception e) {
                throw new DeploymentException("routes/" + file.getKey() + " does not load: " + LeaLoader.deepest(e));
            }
        }
    }

    private void loadLeas() throws IOException {
        if (options.leas() == DeploymentOptions.Leas.NONE) {
            return;
        }
        Path folder = options.routes().resolve("leas");
        Map<String, String> files = options.leas() == DeploymentOptions.Leas.DEMO
                ? Map.of(
                        "demo-unified.camel.yaml", ShippedRoutes.shipped("leas/demo-unified.camel.yaml"),
                        "demo-charter.camel.yaml", ShippedRoutes.shipped("leas/demo-charter.camel.yaml"),
                        "demo-elementary.camel.yaml", ShippedRoutes.shipped("leas/demo-elementary.camel.yaml"))
                : LeaFolder.read(folder);
        if (files.isEmpty()) {
            throw new DeploymentException("There is no LEA: " + folder
                    + " holds no file that ends in .camel.yaml. Copy the worked example demo-unified.camel.yaml.");
        }
        if (options.leas() == DeploymentOptions.Leas.CONFIGURED) {
            LeaFolder.strays(folder).forEach(leas::add);
        }
        HostLimit hosts = new HostLimit(settings.landingPerHost());
        DropFolders folders = new DropFolders(settings, timetable, hosts, clock);
        SimpleFilters filters = new SimpleFilters(context);
        Specifications specifications = new Specifications(options.routes(), filters);
        Map<String, SourceKind> kinds = Map.of(
                "database",
                        new DatabaseKind(
                                options.routes(), runs, specifications, filters, hosts, settings, clock, listener),
                "oneroster-zip", new DropKind(folders, runs),
                "spec-files", new SpecKind(folders, runs, specifications, filters),
                "oneroster-api",
                        new ApiKind(
                                options.routes(),
                                runs,
                                hosts,
                                new ApiCaller(producer, settings, true),
                                new ApiCaller(producer, settings, false),
                                clock,
                                listener));
        new LeaLoader(context, options.routes(), leas, kinds).load(files, folder);
    }

    /** The LEAs. */
    public LeaRegistry leas() {
        return leas;
    }

    /** The runs on disk. */
    public RunStore runs() {
        return runs;
    }

    /** When nights begin. */
    public Timetable timetable() {
        return timetable;
    }

    /** The deployment's settings. */
    public Settings settings() {
        return settings;
    }

    /** What a source's pull came to in a run; empty when it is no pull, or its snapshot is past its days. */
    public Optional<PullReport> pull(Run run, String source) {
        try {
            String snapshot = run.source(source).map(SourceOutcome::snapshot).orElse(null);
            return snapshot == null
                    ? Optional.empty()
                    : Optional.ofNullable(new SnapshotStore(runs.leaFolder(run.lea()), run.lea())
                            .get(source, snapshot)
                            .manifest()
                            .pull());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What a person can decide of a held run. */
    public Decisions decisions() {
        return decisions;
    }

    /** The ids that the files in the routes folder give their LEAs, whether or not they can run. */
    public List<String> leaIds() throws IOException {
        return LeaFolder.read(options.routes().resolve("leas")).keySet().stream()
                .map(name -> name.substring(0, name.length() - LeaFile.SUFFIX.length()))
                .toList();
    }

    /** Camel. */
    public CamelContext context() {
        return context;
    }

    /**
     * Opens a run for whoever this process runs for.
     *
     * @return empty when another run of the LEA is on
     */
    public Optional<Run> open(String lea, LocalDate date, boolean dryRun, Duration window) throws IOException {
        return open(lea, date, dryRun, window, Journal.user());
    }

    /**
     * Opens a run for somebody at a terminal.
     *
     * @param by who asks for it, as claimed
     * @return empty when another run of the LEA is on
     */
    public Optional<Run> open(String lea, LocalDate date, boolean dryRun, Duration window, String by)
            throws IOException {
        return open.open(lea, date, Cause.MANUAL, by, dryRun, window);
    }

    /** Sends every run that is on and that nobody works on to landing. */
    public void dispatch() {
        producer.sendBody("direct:dispatch", null);
    }

    /** Takes up what was cut short and catches up what was missed. */
    public void catchUp() {
        nights.catchUp();
    }

    /**
     * Tries each source's folder, the one Rollcall publishes to and where alerts go, without taking, changing or sending
     * anything; a line each, with {@code ok} or {@code FAILED} and a sentence with the remedy.
     */
    public List<String> tryEndpoints() {
        EndpointProbe probe = new EndpointProbe(context);
        List<String> lines = new ArrayList<>();
        leas.sources().forEach((route, source) -> lines.add(route + ": " + source.probe(context)));
        lines.add("publish.to: " + new PublishTarget(context, settings).probe(probe));
        lines.addAll(alertWays.probe());
        return lines;
    }

    /** What is worked out rather than set, or soon to be seen to, by LEA and by route: a sentence each. */
    public List<String> remarks() {
        List<String> lines = new ArrayList<>(leas.remarks());
        MappingRemarks mappings = new MappingRemarks(runs);
        leas.leas().forEach(lea -> mappings.of(lea).forEach(remark -> lines.add(lea.id() + ": " + remark + ".")));
        leas.sources()
                .forEach((route, source) -> source.remarks().forEach(remark -> lines.add(route + ": " + remark + ".")));
        return lines;
    }

    /** Today's run date. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.zone());
    }

    /** What a person hears of. */
    public AlertDesk alerts() {
        return alerts;
    }

    /** The alerts on their way. */
    AlertQueues alertQueues() {
        return alertQueues;
    }

    @Override
    public void close() {
        letEnd();
        if (context != null) {
            alertQueues.flush(context);
        }
        main.stop();
        main.shutdown();
    }

    /** Lets what has all but ended end: for an exchange that is still on, Camel's shutdown waits whole seconds. */
    private void letEnd() {
        long until = System.nanoTime() + 1_000_000_000L;
        while (context != null && context.getInflightRepository().size() > 0 && System.nanoTime() < until) {
            LockSupport.parkNanos(5_000_000L);
        }
    }
}
