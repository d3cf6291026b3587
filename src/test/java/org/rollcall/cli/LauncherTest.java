package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher gives Java, told by a Java that only says so. */
class LauncherTest {

    @TempDir
    Path folder;

    private Path launcher;

    @BeforeEach
    void install() throws IOException {
        launcher = script("dist/rollcall", Files.readString(Path.of("src/main/launcher/rollcall")));
        script("jdk/bin/java", "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    }

    @Test
    void messages_call_it_as_it_was_called() throws IOException {
        assertThat(run("sh", "-c", "cd '" + folder + "' && dist/rollcall approve --reason 'a b'"))
                .containsSequence(
                        "-jar", launcher.resolveSibling("rollcall.jar").toString(), "approve", "--reason", "a b")
                .contains("-Drollcall.command=dist/rollcall");
    }

    @Test
    void on_the_path_its_name_is_enough() throws IOException {
        assertThat(run("sh", "-c", "PATH='" + launcher.getParent() + "':$PATH; rollcall history"))
                .contains("-Drollcall.command=rollcall", "history");
    }

    @Test
    void only_commands_that_work_for_long_get_the_optimizing_compiler() throws IOException {
        assertThat(run(launcher.toString(), "check")).contains("-XX:TieredStopAtLevel=1");
        assertThat(run(launcher.toString(), "--help")).contains("-XX:TieredStopAtLevel=1");
        assertThat(run(launcher.toString(), "serve")).doesNotContain("-XX:TieredStopAtLevel=1");
        assertThat(run(launcher.toString(), "run")).doesNotContain("-XX:TieredStopAtLevel=1");
    }

    /** Java's own end for that, code 3, would say that a run is held. */
    @Test
    void out_of_memory_it_is_killed() throws IOException {
        assertThat(run(launcher.toString(), "run")).contains("-XX:OnOutOfMemoryError=kill -9 %p");
    }

    private List<String> run(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private Path script(String name, String text) throws IOException {
        Path file = folder.toRealPath().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
