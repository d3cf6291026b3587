package org.rollcall.oneroster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How records look on the wire, whatever the path's version. Not to be changed once the server has started. */
public final class Payload {

    /** The names of a reference, by the neutral key: {name on the wire, type of what it points to}. */
    private static final Map<String, String[]> REFERENCES = Map.of(
            "parentSourcedId", new String[] {"parent", "org"},
            "schoolYearSourcedId", new String[] {"schoolYear", "academicSession"},
            "orgSourcedId", new String[] {"org", "org"},
            "courseSourcedId", new String[] {"course", "course"},
            "schoolSourcedId", new String[] {"school", "org"},
            "classSourcedId", new String[] {"class", "class"},
            "userSourcedId", new String[] {"user", "user"},
            "termSourcedIds", new String[] {"terms", "academicSession"},
            "orgSourcedIds", new String[] {"orgs", "org"},
            "agentSourcedIds", new String[] {"agents", "user"});

    private static final Map<String, String> FOLDERS = Map.of(
            "org",
            "orgs",
            "academicSession",
            "academicSessions",
            "course",
            "courses",
            "class",
            "classes",
            "user",
            "users");

    private Shape shape = Shape.V1P1;
    private Href href = Href.ABSOLUTE;
    private boolean jsonBooleans;
    private boolean nullMetadata;

    /** Records of 1.1, absolute hrefs, booleans as strings, metadata where there is some. */
    public Payload() {}

    /**
     * The version that records follow.
     *
     * @param version one of three
     * @return this
     */
    public Payload shape(Shape version) {
        shape = version;
        return this;
    }

    /**
     * The form of hrefs.
     *
     * @param form one of four
     * @return this
     */
    public Payload href(Href form) {
        href = form;
        return this;
    }

    /**
     * Sends true and false as JSON has them instead of as strings.
     *
     * @return this
     */
    public Payload jsonBooleans() {
        jsonBooleans = true;
        return this;
    }

    /**
     * Sends {@code "metadata": null} in records that have none.
     *
     * @return this
     */
    public Payload nullMetadata() {
        nullMetadata = true;
        return this;
    }

    /** The record as it is sent; {@code root} is the URL in front of the collections. */
    Map<String, Object> of(String collection, Map<String, Object> record, String root) {
        Map<String, Object> sent = new LinkedHashMap<>();
        record.forEach((key, value) -> {
            if (REFERENCES.containsKey(key)) {
                reference(sent, collection, key, value, root);
            } else {
                sent.put(key, value instanceof Boolean yes && !jsonBooleans ? yes.toString() : value);
            }
        });
        if (nullMetadata) {
            sent.putIfAbsent("metadata", null);
        }
        switch (shape) {
            case V1P0 -> old(collection, sent);
            case V1P1 -> sent.remove("userMasterIdentifier");
            case V1P2 -> recent(collection, sent, record, root);
        }
        return sent;
    }

    private void reference(Map<String, Object> sent, String collection, String key, Object value, String root) {
        String name = REFERENCES.get(key)[0];
        String type = name.equals("parent") && collection.equals("academicSessions")
                ? "academicSession"
                : REFERENCES.get(key)[1];
        if (value instanceof List<?> ids) {
            List<Object> all = new ArrayList<>();
            ids.forEach(id -> all.add(reference(id, type, root)));
            sent.put(name, all);
        } else if (value != null) {
            sent.put(name, reference(value, type, root));
        }
    }

    private Object reference(Object id, String type, String root) {
        if (!(id instanceof String text)) {
            return id;
        }
        Map<String, Object> reference = new LinkedHashMap<>();
        String path = "/" + FOLDERS.get(type) + "/" + Query.encode(text);
        switch (href) {
            case ABSOLUTE -> reference.put("href", root + path);
            case RELATIVE -> reference.put("href", path);
            case TILDE -> reference.put("href", "~/ims/oneroster/v1p1" + path);
            case ABSENT -> {}
        }
        reference.put("sourcedId", text);
        reference.put("type", type);
        return reference;
    }

    private static void old(String collection, Map<String, Object> sent) {
        sent.computeIfPresent("status", (key, status) -> status.equals("tobedeleted") ? "inactive" : status);
        if (sent.remove("grades") instanceof List<?> grades && !grades.isEmpty()) {
            sent.put("grade", grades.get(0));
        }
        sent.remove("userMasterIdentifier");
        if (sent.remove("userIds") instanceof List<?> ids && !ids.isEmpty()) {
            sent.put("userId", ids.get(0));
        }
        sent.remove("enabledUser");
        sent.remove("middleName");
        if (collection.equals("academicSessions")) {
            sent.remove("schoolYear");
        }
        sent.remove("subjectCodes");
        sent.remove("periods");
    }

    private void recent(String collection, Map<String, Object> sent, Map<String, Object> record, String root) {
        rename(sent, "preferredGivenName", "preferredFirstName");
        rename(sent, "preferredFamilyName", "preferredLastName");
        if (!collection.equals("users")) {
            return;
        }
        sent.remove("orgs");
        Object role = sent.remove("role");
        List<Object> roles = new ArrayList<>();
        if (record.get("orgSourcedIds") instanceof List<?> orgs) {
            for (Object org : orgs) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("roleType", roles.isEmpty() ? "primary" : "secondary");
                one.put("role", role);
                one.put("org", reference(org, "org", root));
                roles.add(one);
            }
            if (!orgs.isEmpty()) {
                sent.put("primaryOrg", reference(orgs.get(0), "org", root));
            }
        }
        sent.put("roles", roles);
    }

    private static void rename(Map<String, Object> sent, String from, String to) {
        if (sent.containsKey(from)) {
            sent.put(to, sent.remove(from));
        }
    }

    /** The versions a record may follow. */
    public enum Shape {
        /** 1.0: grade, userId, status inactive, no school year of sessions, no subject codes. */
        V1P0,
        /** 1.1: role, orgs, agents, grades, userIds. */
        V1P1,
        /** 1.2: roles, primaryOrg, preferredFirstName, userMasterIdentifier. */
        V1P2
    }

    /** The forms of an href. */
    public enum Href {
        /** The whole URL. */
        ABSOLUTE,
        /** {@code /orgs/<id>}. */
        RELATIVE,
        /** {@code ~/ims/oneroster/v1p1/orgs/<id>}. */
        TILDE,
        /** None. */
        ABSENT
    }
}
