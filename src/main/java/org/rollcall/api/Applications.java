package org.rollcall.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rollcall.source.SourceException;

/**
 * A proxy's list of the districts it serves, each an application with a OneRoster address of its own (ClassLink).
 */
final class Applications {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 20;
    private static final int MOST = 8 << 20;

    private final Address address;
    private final PullSession session;

    Applications(PullSession session) {
        this.address = session.connection().address();
        this.session = session;
    }

    /** @param id as the path needs it: percent-encoded by the proxy already */
    private record Application(String name, String id) {}

    /**
     * The id of the application chosen; blank where there is no proxy.
     *
     * @throws SourceException when it is not in the list, or the list has several and none is chosen
     */
    String id() {
        if (address.applications() == null) {
            return "";
        }
        List<Application> all = new ArrayList<>();
        session.call(new ListCall(all));
        String wanted = address.application();
        List<Application> chosen = all.stream()
                .filter(a -> wanted.isEmpty() || a.name().equalsIgnoreCase(wanted) || a.id().equals(wanted))
                .toList();
        if (chosen.size() == 1) {
            return chosen.get(0).id();
        }
        String listed = all.stream()
                .map(a -> a.name() + " (" + a.id() + ")")
                .sorted()
                .limit(SHOWN)
                .collect(Collectors.joining(", "));
        throw new SourceException(address.applications() + ": "
                + (all.isEmpty()
                        ? "the list has no applications. Ask the district to share its data with this proxy."
                        : (wanted.isEmpty()
                                        ? "the list has " + all.size() + " applications."
                                        : "the list has " + chosen.size() + " applications '" + wanted + "'.")
                                + " Set the parameter application to the name or the id of one: " + listed
                                + (all.size() > SHOWN ? " and " + (all.size() - SHOWN) + " more" : "") + "."));
    }

    private final class ListCall implements Call {

        private final List<Application> all;
        private Map<String, String> headers = Map.of();

        ListCall(List<Application> all) {
            this.all = all;
        }

        @Override
        public Request request() {
            headers = session.headers(address.applications());
            return Request.get(address.applications(), headers);
        }

        @Override
        public String place() {
            return Urls.shown(address.applications());
        }

        @Override
        public void answered(Answer answer) throws IOException {
            String where = place();
            Refused.elsewhere(answer, address.applications());
            Refused.busy(answer, where, session.clock());
            if (answer.status() == 401) {
                throw new SourceException(where + ": " + session.remedy() + " (" + ErrorCode.of(answer) + ").");
            }
            if (!answer.isOk()) {
                throw new SourceException(
                        where + ": there is no list of applications (" + ErrorCode.of(answer) + "). Check baseUrl.");
            }
            JsonNode root;
            try {
                root = JSON.readTree(answer.body().readNBytes(MOST));
            } catch (JsonProcessingException e) { // its message would quote the answer
                throw new SourceException(where + ": the answer is no list of applications. Check baseUrl.");
            }
            all.clear();
            for (JsonNode item : root.isArray() ? root : root.path("applications")) {
                String id = item.path("oneroster_application_id").asText("");
                if (id.matches("[A-Za-z0-9._~%-]+")) {
                    String district = item.path("tenant_name").asText("");
                    all.add(new Application(
                            (district.isBlank() ? item.path("name").asText(id) : district).strip(), id));
                }
            }
        }
    }
}
