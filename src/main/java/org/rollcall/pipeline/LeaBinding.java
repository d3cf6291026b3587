package org.rollcall.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.support.PropertyBindingSupport;
import org.rollcall.lea.InvalidSettingsException;
import org.rollcall.lea.Lea;
import org.rollcall.lea.LeaSettings;

/** Binds the settings of an LEA's file by Camel's own means, and says in our words what cannot be bound. */
final class LeaBinding {

    private LeaBinding() {}

    /**
     * The LEA as its file configures it.
     *
     * @param folder where relative paths in it begin
     * @throws InvalidSettingsException with a sentence for each setting at fault
     */
    static Lea read(CamelContext context, LeaFile file, Path folder) {
        List<String> problems = new ArrayList<>();
        LeaSettings written = new LeaSettings();
        for (Map.Entry<String, String> property : file.properties().entrySet()) {
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
        Map<String, String> crosswalk = written.getCrosswalk() == null
                        || written.getCrosswalk().isBlank()
                ? Map.of()
                : Crosswalk.read(context, folder.resolve(written.getCrosswalk().trim()));
        return written.resolve(file.id(), crosswalk);
    }

    private static String bindingFault(Exception e) {
        String message = LeaLoader.deepest(e);
        if (message.contains("not found in properties from text")) {
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
