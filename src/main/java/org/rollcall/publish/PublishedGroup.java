package org.rollcall.publish;

/** One group as last published; its members stand in the files of its run. */
public record PublishedGroup(
        String school, String name, String subject, String classSourcedId, int part, int students, int logins) {}
