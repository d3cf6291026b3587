package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line is taken for, whatever of it is looked into. */
class CommandsTest {

    private static final List<String> COMMANDS = List.of(
            "demo", "run", "serve", "check", "spec", "sis", "history", "replay", "why", "export", "approve", "discard",
            "restore", "audit");
    private static final Pattern LISTED = Pattern.compile("(?m)^  ([a-z]+)  ");

    @TempDir
    private Path folder;

    private static List<String> listed(String... line) {
        Site.Result result = Site.executeLine(line);
        assertThat(result.code()).as("%s", result).isEqualTo(ExitCode.DONE);
        return LISTED.matcher(result.out().substring(result.out().indexOf("Commands:")))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void help_lists_every_command_whatever_stands_behind_it() {
        assertThat(listed("--help")).isEqualTo(COMMANDS);
        assertThat(listed("--help", "run")).isEqualTo(COMMANDS);
    }

    @Test
    void every_command_says_the_version() {
        for (String command : COMMANDS) {
            Site.Result result = Site.executeLine(command, "-V");
            assertThat(result.code()).as(command).isEqualTo(ExitCode.DONE);
            assertThat(result.out())
                    .as(command)
                    .isEqualTo(Site.executeLine("--version").out())
                    .startsWith("rollcall ");
        }
    }

    @Test
    void a_line_may_come_from_a_file() throws IOException {
        Path line = Files.writeString(folder.resolve("line"), "history --help");

        Site.Result result = Site.executeLine("@" + line);

        assertThat(result.code()).as("%s", result).isEqualTo(ExitCode.DONE);
        assertThat(result.out()).startsWith("Usage: rollcall history ");
    }

    @Test
    void a_command_that_is_none_is_answered_with_the_nearest() {
        Site.Result result = Site.executeLine("hystory");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err())
                .contains(
                        "Unmatched argument at index 0: 'hystory'",
                        "Did you mean: rollcall history or rollcall restore");
    }

    @Test
    void without_a_command_one_is_asked_for() {
        Site.Result result = Site.executeLine();

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).startsWith("Name a command; rollcall --help lists them.");
    }
}
