package org.rollcall.demo;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The courses of the demo, and which of them a block of students takes. */
final class CourseCatalog {

    static final String MATHEMATICS = "Mathematics";
    static final String MARCHING_BAND = "BAND";

    private static final String ENGLISH = "English Language Arts";
    private static final String SCIENCE = "Science";
    private static final String HISTORY = "History";
    private static final String PHYSICAL_EDUCATION = "Physical Education";
    private static final String ARTS = "Arts";
    private static final String LANGUAGES = "World Languages";
    private static final String TECHNOLOGY = "Technology";

    private static final Map<String, Course> COURSES = new LinkedHashMap<>();

    static {
        for (String grade : Level.ELEMENTARY.grades()) {
            add("ELEM" + grade, elementaryTitle(grade), "Elementary", "", grade);
        }
        add("PEELEM", "Elementary PE", PHYSICAL_EDUCATION, "08001", "TK,KG,01,02,03,04,05");
        for (String grade : Level.MIDDLE.grades()) {
            String year = grade.substring(1);
            add("ELA" + year, "English Language Arts " + year, ENGLISH, "0103" + year, grade);
            add("MATH" + year, "Math " + year, MATHEMATICS, "0203" + year, grade);
            add("SCI" + year, "Science " + year, SCIENCE, "0323" + year, grade);
            add("HIST" + year, "History " + year, HISTORY, "0443" + year, grade);
        }
        add("PEMS", "Middle School PE", PHYSICAL_EDUCATION, "08001", "06,07,08");
        add("ARTMS", "Exploring Art", ARTS, "05154", "06,07,08");
        add("MUSMS", "Exploring Music", ARTS, "05101", "06,07,08");
        add("SPANMS", "Exploring Spanish", LANGUAGES, "06101", "06,07,08");
        add("COMPMS", "Computer Skills", TECHNOLOGY, "10001", "06,07,08");
        add("ENG9", "English 9", ENGLISH, "01001", "09");
        add("ENG10", "English 10", ENGLISH, "01002", "10");
        add("ENG11", "English 11", ENGLISH, "01003", "11");
        add("ENG12", "English 12", ENGLISH, "01004", "12");
        add("APLANG", "AP English Language", ENGLISH, "01005", "11");
        add("APLIT", "AP English Literature", ENGLISH, "01006", "12");
        add("ALG1", "Algebra I", MATHEMATICS, "02052", "08,09");
        add("GEOM", "Geometry", MATHEMATICS, "02072", "09,10");
        add("ALG2", "Algebra II", MATHEMATICS, "02056", "10,11");
        add("PRECALC", "Pre-Calculus", MATHEMATICS, "02110", "11");
        add("STATS", "Probability and Statistics", MATHEMATICS, "02201", "12");
        add("APCALC", "AP Calculus AB", MATHEMATICS, "02124", "12");
        add("BIO", "Biology", SCIENCE, "03051", "09");
        add("CHEM", "Chemistry", SCIENCE, "03101", "10");
        add("PHYS", "Physics", SCIENCE, "03151", "11");
        add("ENVSCI", "Environmental Science", SCIENCE, "03003", "12");
        add("HEALTH", "Health", PHYSICAL_EDUCATION, "08051", "09");
        add("GEOG", "World Geography", HISTORY, "04001", "09");
        add("WHIST", "World History", HISTORY, "04051", "10");
        add("USHIST", "U.S. History", HISTORY, "04101", "11");
        add("GOVT", "Government", HISTORY, "04151", "12");
        add("ECON", "Economics", HISTORY, "04201", "12");
        add("PEHS", "Physical Education", PHYSICAL_EDUCATION, "08001", "09,10");
        add("SPAN2", "Spanish 2", LANGUAGES, "06102", "11");
        add("ART", "Studio Art", ARTS, "05154", "12");
        add("DRAMA", "Drama", ARTS, "05052", "09,10,11,12");
        add("CERAM", "Ceramics", ARTS, "05159", "09,10,11,12");
        add("COMPSCI", "Computer Science", TECHNOLOGY, "10012", "09,10,11,12");
        add("WEB", "Web Design", TECHNOLOGY, "10201", "09,10,11,12");
        add(MARCHING_BAND, "Marching Band", ARTS, "05105", "09,10,11,12");
    }

    private CourseCatalog() {}

    static Collection<Course> all() {
        return COURSES.values();
    }

    static Course course(String code) {
        return COURSES.get(code);
    }

    /**
     * What the students of one block take, slot by slot: one course for the whole year, or two, one for each semester.
     * Secondary schools have six slots, one for each period; elementary schools have the homeroom and a specialist.
     */
    static List<List<Course>> slots(String grade, int block) {
        return codes(grade, block).stream()
                .map(codes -> codes.stream().map(CourseCatalog::course).toList())
                .toList();
    }

    private static List<List<String>> codes(String grade, int block) {
        return switch (grade) {
            case "06", "07", "08" -> middle(grade.substring(1), block);
            case "09" -> List.of(
                    List.of("ENG9"),
                    List.of(block % 3 == 0 ? "GEOM" : "ALG1"),
                    List.of("BIO"),
                    List.of("HEALTH", "GEOG"),
                    List.of("PEHS"),
                    electives(block));
            case "10" -> List.of(
                    List.of("ENG10"),
                    List.of(block % 3 == 2 ? "ALG2" : "GEOM"),
                    List.of("CHEM"),
                    List.of("WHIST"),
                    List.of("PEHS"),
                    electives(block));
            case "11" -> List.of(
                    List.of(block % 5 == 4 ? "APLANG" : "ENG11"),
                    List.of(block % 3 == 0 ? "PRECALC" : "ALG2"),
                    List.of("PHYS"),
                    List.of("USHIST"),
                    List.of("SPAN2"),
                    electives(block));
            case "12" -> List.of(
                    List.of(block % 5 == 4 ? "APLIT" : "ENG12"),
                    List.of(block % 3 == 0 ? "APCALC" : "STATS"),
                    List.of("ENVSCI"),
                    List.of("GOVT", "ECON"),
                    List.of("ART"),
                    electives(block));
            default -> List.of(List.of("ELEM" + grade), List.of("PEELEM"));
        };
    }

    private static List<List<String>> middle(String year, int block) {
        return List.of(
                List.of("ELA" + year),
                List.of(year.equals("8") && block % 4 == 3 ? "ALG1" : "MATH" + year),
                List.of("SCI" + year),
                List.of("HIST" + year),
                List.of("PEMS"),
                block % 2 == 0 ? List.of("ARTMS", "MUSMS") : List.of("SPANMS", "COMPMS"));
    }

    private static List<String> electives(int block) {
        return block % 2 == 0 ? List.of("DRAMA", "CERAM") : List.of("COMPSCI", "WEB");
    }

    private static String elementaryTitle(String grade) {
        return switch (grade) {
            case "TK" -> "Transitional Kindergarten";
            case "KG" -> "Kindergarten";
            default -> "Grade " + grade.substring(1);
        };
    }

    private static void add(String code, String title, String department, String sced, String grades) {
        COURSES.put(code, new Course(code, title, department, sced, List.of(grades.split(","))));
    }
}
