package org.rollcall.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.support.PropertyBindingSupport;
import org.rollcall.lea.InvalidSettingsException;
import org.rollcall.lea.Lea;
import org.rollcall.lea.LeaSettings;
import org.rollcall.lea.MappingKey;
import org.rollcall.lea.SettingsReader;
import org.rollcall.lea.SideFiles;
import org.rollcall.lea.ValueMapping;

/** Binds the settings of an LEA's file by Camel's own means, and says in our words what cannot be bound. */
final class LeaBinding {

    private final CamelContext context;
    private final String id;
    private final LeaSettings written;
    private final Path folder;
    private final Map<MappingKey, List<ValueMapping.Entry>> mapped;
    private final Lea lea;

    private LeaBinding(
            CamelContext context,
            String id,
            LeaSettings written,
            Path folder,
            Map<MappingKey, List<ValueMapping.Entry>> mapped,
            List<String> problems) {
        this.context = context;
        this.id = id;
        this.written = written;
        this.folder = folder;
        this.mapped = mapped;
        this.lea = resolve(problems);
    }

    /**
     * An LEA as its file configures it.
     *
     * @param inherited settings that its file leaves out
     * @param folder where relative paths in it begin
     * @throws InvalidSettingsException with a sentence for each setting at fault
     */
    static LeaBinding read(CamelContext context, LeaFile file, Map<String, String> inherited, Path folder) {
        List<String> problems = new ArrayList<>();
        LeaSettings written = new LeaSettings();
        Map<String, String> properties = new LinkedHashMap<>(file.properties());
        properties.putAll(inherited);
        for (Map.Entry<String, String> property : properties.entrySet()) {
            try {
                PropertyBindingSupport.build()
                        .withCamelContext(context)
                        .withTarget(written)
                        .withMandatory(true)
                        .withReflection(true)
                        .withPlaceholder(true)
                        .withNesting(true)
                        .withReference(false)
                        .withConfigurer(null)
                        .withProperties(new HashMap<>(Map.of(property.getKey(), property.getValue())))
                        .bind();
            } catch (PropertyBindingException | IllegalArgumentException e) {
                problems.add(property.getKey() + ": " + bindingFault(e));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        Map<MappingKey, List<ValueMapping.Entry>> mapped = mapped(context, written, folder, problems);
        return new LeaBinding(context, file.id(), written, folder, mapped, problems);
    }

    /** The LEA as it was when its file was read. */
    Lea lea() {
        return lea;
    }

    /**
     * The LEA as it is now: coordinators may have changed the lists beside its file since.
     *
     * @throws InvalidSettingsException with a sentence for each fault
     */
    Lea now() {
        return SideFileReader.has(written) ? resolve(new ArrayList<>()) : lea;
    }

    private Lea resolve(List<String> problems) {
        SideFileReader files = new SideFileReader(context, folder, problems);
        SideFiles read = new SideFiles(
                mapped,
                files.lists(written),
                files.extraLogins(written.getExtraLogins()),
                files.toms(written.getLogins().getToms()));
        try {
            Lea resolved = written.resolve(id, read);
            if (problems.isEmpty()) {
                return resolved;
            }
        } catch (InvalidSettingsException e) {
            problems.addAll(e.problems());
        }
        throw new InvalidSettingsException(problems);
    }

    /** What the files of its value mappings list. */
    private static Map<MappingKey, List<ValueMapping.Entry>> mapped(
            CamelContext context, LeaSettings written, Path folder, List<String> problems) {
        List<String> sources = new SettingsReader().list(written.getSources());
        Map<MappingKey, List<ValueMapping.Entry>> mapped = new EnumMap<>(MappingKey.class);
        written.getMappings().forEach((word, mapping) -> {
            MappingKey key = MappingKey.of(word);
            if (key != null && mapping.getFile() != null && !mapping.getFile().isBlank()) {
                Path file = folder.resolve(mapping.getFile().trim());
                mapped.put(key, MappingFile.read(context, key, file, sources, problems));
            }
        });
        return mapped;
    }

    private static String bindingFault(Exception e) {
        String message = LeaLoader.deepest(e);
        if (message.contains("not found in properties from text") || message.contains("returned null value")) {
            return "its placeholder has no value; set it in the env file or the environment";
        }
        if (message.contains("suitable setter")) {
            return "has parts and no value of its own; set the parts, as routes/README.md shows";
        }
        if (String.valueOf(e.getMessage()).contains("Cannot find getter")
                || message.startsWith("For input string")
                || isUnknown(e)) {
            return "there is no such setting";
        }
        return message;
    }

    private static boolean isUnknown(Exception e) {
        return e instanceof PropertyBindingException && e.getCause() == null;
    }
}
