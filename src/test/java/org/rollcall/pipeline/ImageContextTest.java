package org.rollcall.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the image is built from: all that ships, and no file of a deployment's own. */
class ImageContextTest {

    @Test
    void every_file_that_ships_from_the_folders_of_deployments_is_let_into_the_image() throws IOException {
        List<String> ignore = Files.readAllLines(Path.of(".dockerignore"));

        assertThat(ignore).contains("routes/leas/*", "routes/specs/*");
        assertThat(ignore).containsAll(shipped("leas")).containsAll(shipped("specs"));
    }

    private static List<String> shipped(String folder) throws IOException {
        Path routes = Path.of("target/classes/routes");
        try (Stream<Path> files = Files.list(routes.resolve(folder))) {
            return files.map(file -> "!routes/" + routes.relativize(file))
                    .sorted()
                    .toList();
        }
    }
}
