package org.rollcall.lea;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which classes become groups, and how.
 *
 * @param classes the class types taken
 * @param name how a group is named
 * @param subjectCodes for a subject, the beginnings of the subject codes (of the class, else of its course) that mean it
 * @param courseCodes for a subject, patterns that match the whole course code
 * @param subject what a class is that neither matches; null leaves it out
 */
public record GroupRule(
        Set<ClassType> classes,
        NameTemplate name,
        Map<Subject, List<String>> subjectCodes,
        Map<Subject, List<Pattern>> courseCodes,
        @JsonInclude Subject subject) {}
