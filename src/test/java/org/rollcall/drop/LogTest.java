package org.rollcall.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SftpException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTest {

    @TempDir
    private Path folder;

    @Test
    void logins_finished_uploads_and_logouts_have_a_line_each_and_nothing_else_has() throws Exception {
        Path settings = Files.writeString(
                folder.resolve("log4j2.properties"),
                """
                rootLogger.level = OFF
                logger.drop.name = org.rollcall.drop
                logger.drop.level = ALL
                logger.drop.appenderRef.console.ref = console
                appender.console.type = Console
                appender.console.name = console
                appender.console.layout.type = PatternLayout
                appender.console.layout.pattern = %p %m%n
                """);

        // Another JVM, so that the settings of logging reach no other test.
        Tool.Result result = Tool.run(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dlog4j2.configurationFile=" + settings,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Scenario.class.getName(),
                        folder.toString()),
                "");

        assertThat(new Tool.Result(
                        result.exit(),
                        result.output()
                                .replaceAll("(?<=127\\.0\\.0\\.1):\\d+", "")
                                .replaceAll("(WARN[^\\n]*\\n)\\1+", "$1"))) // a client may try several times
                .isEqualTo(
                        new Tool.Result(
                                0,
                                """
                                WARN SFTP login refused from /127.0.0.1: wrong password for an unknown account
                                INFO SFTP account demo logged in
                                INFO SFTP account demo uploaded /users.csv, 7 bytes
                                INFO SFTP account demo logged out
                                """));
    }

    static final class Scenario {

        private Scenario() {}

        public static void main(String[] arguments) throws Exception {
            try (Drop drop = Drop.start(Path.of(arguments[0]), settings -> settings.withBytes(10, 10))) {
                assertThatThrownBy(() -> JschClient.login(drop.server(), "typed-password", "x"))
                        .isInstanceOf(JSchException.class);
                try (JschClient client = drop.asDemo()) {
                    client.put("1234567", "users.csv");
                    client.names("/");
                    assertThatThrownBy(() -> client.put("more than ten bytes", "large.csv"))
                            .isInstanceOf(SftpException.class);
                }
            }
        }
    }
}
