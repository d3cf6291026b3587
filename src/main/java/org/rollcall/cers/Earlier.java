package org.rollcall.cers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How groups were called when they were last published, by {@link GroupOrigin#key}: renaming makes a new group in CERS
 * and leaves the old one, so an ending once given is kept for as long as the title stays.
 *
 * @param names by key, of which several rules may make several groups
 * @param reserved names in force that no other group may take tonight
 * @param spellings how the name of each group in force is written: where tonight's differs from it in what CERS may or may
 *     not tell apart, the group keeps the spelling, so that it is the same group for certain
 * @param kept by key, members in force that no night takes away; none where groups become what the roster says
 */
public record Earlier(
        Map<String, List<Name>> names,
        Set<GroupName> reserved,
        Map<GroupName, String> spellings,
        Map<String, List<Kept>> kept) {

    /** Of an LEA that has published nothing. */
    public static final Earlier NONE = new Earlier(Map.of(), Set.of(), Map.of(), Map.of());

    /**
     * The name of a group.
     *
     * @param school CDS code
     * @param subject its subject code
     */
    public record Name(String school, String title, String subject, String ending) {}

    /**
     * The members of a group in force, its parts taken together.
     *
     * @param school CDS code
     * @param subject its subject code
     */
    public record Kept(
            String school, int schoolYear, String title, String subject, long[] ssids, List<String> logins) {}

    /**
     * The same, with members that stay.
     *
     * @param all names in force, each of which stays with its group
     */
    public Earlier keeping(Map<String, List<Kept>> members, Set<GroupName> all) {
        return new Earlier(names, all, spellings, members);
    }

    /** The members that a group must keep: those of its title and subject, or of the only one of its key. */
    Optional<Kept> kept(String school, int schoolYear, String key, String title, String subject) {
        List<Kept> known = kept.getOrDefault(key, List.of()).stream()
                .filter(one -> one.school().equals(school) && one.schoolYear() == schoolYear)
                .toList();
        return known.stream()
                .filter(one -> known.size() == 1
                        || one.title().equals(title) && one.subject().equals(subject))
                .findFirst();
    }

    /** A group under the name that it has in force, if it has one. */
    StudentGroup spelt(StudentGroup group) {
        String spelling = spellings.isEmpty() ? null : spellings.get(GroupName.of(group));
        return spelling == null || spelling.equals(group.name()) ? group : group.called(spelling);
    }

    /** The ending that a group has kept; null when it is new or has another title or school now. */
    String ending(String school, String key, String title, String subject) {
        List<Name> known = names.getOrDefault(key, List.of()).stream()
                .filter(name -> name.school().equals(school) && name.title().equals(title))
                .toList();
        return known.stream()
                .filter(name -> name.subject().equals(subject) || known.size() == 1)
                .map(Name::ending)
                .findFirst()
                .orElse(null);
    }
}
