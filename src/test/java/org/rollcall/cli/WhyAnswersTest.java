package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code rollcall why} answers. Each file of {@code src/test/resources/why} has the questions about one night and the
 * exact answers.
 */
class WhyAnswersTest {

    private static final int SCREEN = 40;
    private static final int COLUMNS = 100;

    @TempDir
    static Path folder;

    private static final Map<String, Site> SITES = new LinkedHashMap<>();

    /** @param about what the question is an example of */
    record Question(String lea, String options, String about, String answer) {

        @Override
        public String toString() {
            return lea + ": " + about;
        }
    }

    @BeforeAll
    static void run_the_nights() throws IOException {
        SITES.put("one", WhyDistrict.one(Files.createDirectory(folder.resolve("one"))));
        SITES.put("two", WhyDistrict.two(Files.createDirectory(folder.resolve("two"))));
        SITES.put("files", WhyDistrict.files(Files.createDirectory(folder.resolve("files"))));
        SITES.forEach((lea, site) ->
                assertThat(site.execute("run", "--lea", lea).code()).isZero());
    }

    static Stream<Question> questions() {
        return Stream.of("one", "two", "files").flatMap(WhyAnswersTest::questions);
    }

    private static Stream<Question> questions(String lea) {
        try (var in = WhyAnswersTest.class.getResourceAsStream("/why/" + lea + ".txt")) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(all.split("(?m)^=== ")).skip(1).map(block -> {
                String[] parts = block.split("\n", 2);
                String[] title = parts[0].split(" # ");
                return new Question(lea, title[0], title[1], parts[1]);
            });
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Site.Result why(Question question) {
        return SITES.get(question.lea())
                .executeOnState(
                        "why",
                        Stream.concat(
                                        Stream.of("--lea", question.lea()),
                                        Stream.of(question.options().split(" ")))
                                .toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void it_is_answered(Question question) {
        Site.Result result = why(question);

        assertThat(result.out().replace(Site.TODAY.toString(), "TODAY")).isEqualTo(question.answer());
        assertThat(result.code()).isEqualTo(question.answer().startsWith("No source of this run has ") ? 2 : 0);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void the_answer_fits_a_screen_and_names_no_person(Question question) {
        List<String> lines = why(question).out().lines().toList();

        assertThat(lines).hasSizeLessThanOrEqualTo(SCREEN).allMatch(line -> line.length() <= COLUMNS);
        assertThat(lines).noneMatch(line -> line.contains("@") || line.matches(".*\\b\\d{10}\\b.*"));
        assertThat(lines).noneMatch(line -> line.contains("Given "));
    }
}
