package org.rollcall.publish;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.rollcall.cers.GroupName;
import org.rollcall.cers.GroupOrigin;
import org.rollcall.cers.StudentGroup;

/**
 * One group in force: what CERS was last given under its name. Its members stand in the files of the run that the
 * record names.
 *
 * @param schoolYear the year it was published for; 0 in records of before it was kept
 * @param key what it was made from, as {@link org.rollcall.cers.GroupOrigin} has it
 * @param title its name without the ending
 * @param ending what tells it from others of its title
 * @param sources ids of the sources it stands and falls with
 * @param carried whether the last set did not have it, because nobody could tell whether it is gone
 * @param emptying how far it is emptied; null for a group with members
 */
public record PublishedGroup(
        String school,
        String name,
        int schoolYear,
        String subject,
        String key,
        String title,
        String ending,
        int part,
        int students,
        int logins,
        Set<String> sources,
        boolean carried,
        Emptying emptying) {

    /** Records of before groups had keys name the class, and lack what came with them. */
    public PublishedGroup {
        title = title == null ? name : title;
        ending = ending == null ? "" : ending;
        sources = sources == null ? Set.of() : inOrder(sources);
    }

    /** By name; most groups have one source, and a district has a hundred thousand groups, so that small sets are small. */
    private static Set<String> inOrder(Set<String> sources) {
        return sources.size() < 2 ? Set.copyOf(sources) : Collections.unmodifiableSet(new TreeSet<>(sources));
    }

    @JsonCreator
    static PublishedGroup read(
            @JsonProperty("school") String school,
            @JsonProperty("name") String name,
            @JsonProperty("schoolYear") int schoolYear,
            @JsonProperty("subject") String subject,
            @JsonProperty("key") String key,
            @JsonProperty("classSourcedId") String classSourcedId,
            @JsonProperty("title") String title,
            @JsonProperty("ending") String ending,
            @JsonProperty("part") int part,
            @JsonProperty("students") int students,
            @JsonProperty("logins") int logins,
            @JsonProperty("sources") Set<String> sources,
            @JsonProperty("carried") boolean carried,
            @JsonProperty("emptying") Emptying emptying) {
        return new PublishedGroup(
                school,
                name,
                schoolYear,
                subject,
                key == null ? GroupOrigin.section(classSourcedId) : key,
                title,
                ending,
                part,
                students,
                logins,
                sources,
                carried,
                emptying);
    }

    /** A group of tonight's set. */
    public static PublishedGroup of(StudentGroup group) {
        return new PublishedGroup(
                group.school(),
                group.name(),
                group.schoolYear(),
                group.subject().code(),
                group.origin().key(),
                group.origin().title(),
                group.origin().ending(),
                group.part(),
                group.ssids().length,
                group.logins().size(),
                group.origin().sources(),
                false,
                null);
    }

    private PublishedGroup of(int year) {
        return new PublishedGroup(
                school, name, year, subject, key, title, ending, part, students, logins, sources, carried, emptying);
    }

    /** The group with a school year, where it has none. */
    PublishedGroup orOf(int year) {
        return schoolYear == 0 ? of(year) : this;
    }

    /** The group as it stays in CERS while nobody can tell whether it is gone. */
    public PublishedGroup carry() {
        return new PublishedGroup(
                school, name, schoolYear, subject, key, title, ending, part, students, logins, sources, true, emptying);
    }

    /** The group without members, or, where it cannot be emptied, with none that we keep account of. */
    public PublishedGroup emptied(Emptying state) {
        return new PublishedGroup(
                school, name, schoolYear, subject, key, title, ending, part, 0, 0, sources, false, state);
    }

    /** By what CERS tells it from others. */
    public GroupName groupName() {
        return GroupName.of(school, schoolYear, name);
    }

    /** Whether CERS has members in it. */
    @JsonIgnore
    public boolean isFilled() {
        return emptying == null;
    }
}
