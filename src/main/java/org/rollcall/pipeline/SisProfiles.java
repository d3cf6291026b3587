package org.rollcall.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.rollcall.spec.Nearest;

/**
 * The profiles of SISs: {@code sis/<sis>/profile.yaml} of the deployment's routes folder, or else of the jar. Each that is
 * sound is read once.
 */
public final class SisProfiles {

    static final String DEFAULT = "default";

    private final Path routes;
    private final Map<String, SisProfile> sound = new HashMap<>();

    /** @param routes the deployment's routes folder, which need not be there */
    public SisProfiles(Path routes) {
        this.routes = routes;
    }

    /** The ids of those there are, ordered. */
    public List<String> ids() throws IOException {
        return List.copyOf(new TreeSet<>(ShippedRoutes.profiles(routes)));
    }

    /**
     * Reads a profile; one that says nothing when it is at fault.
     *
     * @param problems takes a sentence for each fault
     */
    public SisProfile read(String id, List<String> problems) {
        SisProfile known = sound.get(id);
        if (known != null) {
            return known;
        }
        String file = "sis/" + id + "/profile.yaml";
        try {
            String text = id.matches("[a-z0-9][a-z0-9-]*") ? ShippedRoutes.either(routes, file) : null;
            if (text == null) {
                List<String> ids = ids();
                problems.add(
                        ids.contains(id)
                                ? "routes/" + file
                                        + ": the folder's name is no id; use small letters, digits and hyphens"
                                : "there is no profile '" + id + "'" + Nearest.hint(id, ids) + "; there are "
                                        + String.join(", ", ids));
                return SisProfile.NONE;
            }
            List<String> faults = new ArrayList<>();
            SisProfile profile = ProfileReader.read(id, text, faults);
            faults.forEach(fault -> problems.add("routes/" + file + ": " + fault));
            if (faults.isEmpty()) {
                sound.put(id, profile);
                return profile;
            }
        } catch (IOException e) {
            problems.add("routes/" + file + " cannot be read; it must be text in UTF-8");
        }
        return SisProfile.NONE;
    }
}
