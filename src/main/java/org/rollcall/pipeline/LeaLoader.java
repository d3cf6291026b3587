package org.rollcall.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.model.Model;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.RouteTemplateParameterDefinition;
import org.rollcall.lea.InvalidSettingsException;
import org.rollcall.lea.Lea;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the LEAs' files one at a time, so that a slip in one takes that LEA out and no other. */
final class LeaLoader {

    private static final Logger LOG = LoggerFactory.getLogger(LeaLoader.class);

    private final ModelCamelContext context;
    private final SisProfiles profiles;
    private final LeaRegistry registry;
    private final SortedMap<String, SourceKind> kinds;

    /**
     * @param routes the deployment's routes folder, where profiles are
     * @param kinds the kinds of source by their route template
     */
    LeaLoader(ModelCamelContext context, Path routes, LeaRegistry registry, Map<String, SourceKind> kinds) {
        this.context = context;
        this.profiles = new SisProfiles(routes);
        this.registry = registry;
        this.kinds = new TreeMap<>(kinds);
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
            registry.add(file.id(), LeaNotice.of(context, file));
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
            SisProfile profile = profile(file, problems);
            Map<String, String> inherited = profile.inherited(file);
            LeaBinding binding = LeaBinding.read(context, file, inherited, folder);
            Lea lea = binding.lea();
            List<LeaFile.Templated> sources = file.routes().stream()
                    .filter(route -> !LeaFile.isNightly(route))
                    .toList();
            file.routes().forEach(route -> checkParameters(route, problems));
            if (!problems.isEmpty()) {
                return;
            }
            Map<String, RosterSource> made = new TreeMap<>();
            for (LeaFile.Templated route : sources) {
                SourceParameters parameters = new SourceParameters(context, route, problems);
                RosterSource source = kinds.get(route.template()).make(lea, parameters, problems);
                made.put(route.routeId(), source);
            }
            if (problems.isEmpty()) {
                made.forEach(registry::add);
                file.routes().forEach(this::addRoute);
                registry.add(binding);
                registry.fingerprint(lea.id(), new Fingerprints(context).lea(file, inherited));
                inherited.forEach((name, value) -> registry.remark(
                        lea.id(), name + " is not set; '" + value + "' holds (from the profile " + profile.id() + ")"));
            }
        } catch (InvalidSettingsException e) {
            problems.addAll(e.problems());
        } catch (Exception e) {
            LOG.debug("LEA file {} failed", file.name(), e);
            problems.add("its routes do not load: " + deepest(e));
            removeRoutes(file);
        }
    }

    private void addRoute(LeaFile.Templated route) {
        TemplatedRouteBuilder builder =
                TemplatedRouteBuilder.builder(context, route.template()).routeId(route.routeId());
        route.parameters().forEach(builder::parameter);
        builder.add();
    }

    /** The profile that the file names, else the default one. */
    private SisProfile profile(LeaFile file, List<String> problems) {
        try {
            String sis = context.resolvePropertyPlaceholders(file.properties().getOrDefault("sis", ""))
                    .trim();
            return profiles.read(sis.isEmpty() ? SisProfiles.DEFAULT : sis, problems);
        } catch (IllegalArgumentException e) {
            return SisProfile.NONE; // a placeholder without a value is said when the settings are bound
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
            registry.removeSource(route.routeId());
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
        if (!LeaFile.isNightly(route) && !kinds.containsKey(route.template())) {
            problems.add("'" + route.template() + "' is not a kind of source; there is "
                    + String.join(", ", kinds.keySet()));
        }
    }

    static String deepest(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage()).replaceAll("\\s+", " ");
    }
}
