package org.rollcall.pipeline;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.apache.camel.model.Model;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.RouteTemplateParameterDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.rollcall.landing.SnapshotStore;
import org.rollcall.lea.InvalidSettingsException;
import org.rollcall.lea.Lea;
import org.rollcall.run.RunStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the LEAs' files one at a time, so that a slip in one takes that LEA out and no other. */
final class LeaLoader {

    private static final Logger LOG = LoggerFactory.getLogger(LeaLoader.class);
    private static final Set<String> SCHEMES = Set.of("oneroster-zip");

    private final ModelCamelContext context;
    private final Settings settings;
    private final Timetable timetable;
    private final RunStore runs;
    private final Clock clock;
    private final LeaRegistry registry;
    private final HostLimit hosts;
    private final Map<String, String> folders = new HashMap<>();

    LeaLoader(
            ModelCamelContext context,
            Settings settings,
            Timetable timetable,
            RunStore runs,
            Clock clock,
            LeaRegistry registry) {
        this.context = context;
        this.settings = settings;
        this.timetable = timetable;
        this.runs = runs;
        this.clock = clock;
        this.registry = registry;
        this.hosts = new HostLimit(settings.landingPerHost());
    }

    /** Loads files by name; {@code folder} is where relative paths in them begin. */
    void load(Map<String, String> files, Path folder) {
        SortedSet<String> templates =
                context.getCamelContextExtension().getContextPlugin(Model.class).getRouteTemplateDefinitions().stream()
                        .map(RouteTemplateDefinition::getId)
                        .collect(Collectors.toCollection(TreeSet::new));
        for (Map.Entry<String, String> entry : new TreeMap<>(files).entrySet()) {
            LeaFile file = new LeaFile(entry.getKey(), entry.getValue(), templates);
            List<String> problems = new ArrayList<>(file.problems());
            if (problems.isEmpty()) {
                load(file, folder, problems);
            }
            if (!problems.isEmpty()) {
                registry.add(new LeaFault(file.id(), folder.resolve(file.name()).toString(), problems));
            }
        }
    }

    private void load(LeaFile file, Path folder, List<String> problems) {
        try {
            Lea lea = LeaBinding.read(context, file, folder);
            List<LeaFile.Templated> sources = file.routes().stream()
                    .filter(route -> !LeaFile.isNightly(route))
                    .toList();
            file.routes().forEach(route -> checkParameters(route, problems));
            if (!problems.isEmpty()) {
                return;
            }
            Map<String, DropSource> made = new TreeMap<>();
            for (LeaFile.Templated route : sources) {
                made.put(route.routeId(), source(lea, route, problems));
            }
            if (problems.isEmpty()) {
                made.forEach((id, source) -> context.getRegistry().bind(id, source));
                PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(file.name(), file.text()));
                made.forEach(registry::add);
                registry.add(lea);
            }
        } catch (InvalidSettingsException e) {
            problems.addAll(e.problems());
        } catch (Exception e) {
            LOG.debug("LEA file {} failed", file.name(), e);
            problems.add("its routes do not load: " + deepest(e));
            removeRoutes(file);
        }
    }

    private void removeRoutes(LeaFile file) {
        for (LeaFile.Templated route : file.routes()) {
            try {
                context.getRouteController().stopRoute(route.routeId());
                context.removeRoute(route.routeId());
            } catch (Exception e) {
                LOG.debug("Route {} was not there to remove", route.routeId(), e);
            }
        }
    }

    private void checkParameters(LeaFile.Templated route, List<String> problems) {
        RouteTemplateDefinition template = context.getRouteTemplateDefinition(route.template());
        List<String> declared = template.getTemplateParameters().stream()
                .map(RouteTemplateParameterDefinition::getName)
                .toList();
        for (String name : route.parameters().keySet()) {
            if (!declared.contains(name)) {
                problems.add("the route " + route.routeId() + " sets '" + name + "', which the template "
                        + route.template() + " does not have; it has " + String.join(", ", declared));
            }
        }
        if (!LeaFile.isNightly(route) && !SCHEMES.contains(route.template())) {
            problems.add("'" + route.template() + "' is not a kind of source; there is " + String.join(", ", SCHEMES));
        }
    }

    private DropSource source(Lea lea, LeaFile.Templated route, List<String> problems) {
        String sourceId = LeaFile.source(route);
        DropEndpoint endpoint = new DropEndpoint(
                parameter(route, "from", "", problems),
                new DropEndpoint.Login(
                        parameter(route, "username", "sftp.username", problems),
                        parameter(route, "password", "sftp.password", problems),
                        parameter(route, "knownHostsFile", "sftp.knownHostsFile", problems),
                        parameter(route, "privateKeyFile", "sftp.privateKeyFile", problems),
                        parameter(route, "privateKeyPassphrase", "sftp.privateKeyPassphrase", problems)));
        if (problems.isEmpty()) { // else a placeholder without a value has been said, and would be said again
            problems.addAll(endpoint.problems());
        }
        if (problems.isEmpty()) {
            String other = folders.putIfAbsent(endpoint.identity(), lea.id());
            if (other != null) {
                problems.add("from: " + endpoint.uri() + " is the drop folder of " + other
                        + " already; each LEA needs its own");
            }
        }
        String archive = parameter(route, "archive", "", problems);
        if (!Arrays.asList("", "move", "keep").contains(archive)) {
            problems.add("archive: '" + archive + "' is neither move nor keep");
        }
        String include = parameter(route, "include", "", problems);
        try {
            Pattern.compile(include);
        } catch (PatternSyntaxException e) {
            problems.add("include: '" + include + "' is not a pattern: " + e.getDescription());
            include = "";
        }
        return new DropSource(
                lea,
                sourceId,
                endpoint,
                include.isEmpty() ? ".*[.]zip" : include,
                !archive.equals("keep"),
                settings,
                timetable,
                new SnapshotStore(runs.leaFolder(lea.id()), lea.id()),
                hosts,
                clock);
    }

    /** A parameter's value, else the deployment's property; placeholders resolved. */
    private String parameter(LeaFile.Templated route, String name, String property, List<String> problems) {
        String written = route.parameters().getOrDefault(name, "");
        try {
            if (!written.isBlank()) {
                return context.resolvePropertyPlaceholders(written).trim();
            }
        } catch (IllegalArgumentException e) {
            problems.add(name + ": the placeholder in '" + written + "' has no value; set it in the env file or the"
                    + " environment");
            return "";
        }
        return property.isEmpty()
                ? ""
                : Optional.ofNullable(context.getPropertiesComponent()
                                .resolveProperty(property)
                                .orElse(null))
                        .orElse("")
                        .trim();
    }

    static String deepest(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage()).replaceAll("\\s+", " ");
    }
}
