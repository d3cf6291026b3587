package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.api.Caller;
import org.rollcall.oneroster.Access;
import org.rollcall.oneroster.Fault;
import org.rollcall.oneroster.OneRosterServer;
import org.rollcall.oneroster.Paging;
import org.rollcall.oneroster.RosterTables;
import org.rollcall.source.SourceException;

/** A pull at the limits of its process: of memory, of time, of patience. */
class ApiPullLimitsTest {

    private static final String HEAP = "-Xmx16m";

    @TempDir
    Path folder;

    private static OneRosterServer server(int students) throws IOException {
        return OneRosterServer.of(RosterTables.district(2, students, 1))
                .access(Access.bearer("t"))
                .start();
    }

    @Test
    void a_thread_that_dies_of_an_error_does_not_make_its_collection_complete() throws IOException {
        try (OneRosterServer server = server(60)) {
            Caller client = new DirectPull.Client();
            Caller dying = call -> {
                if (call.place().endsWith("/users (offset 50)")) {
                    throw new OutOfMemoryError("as a test");
                }
                client.call(call);
            };

            assertThatThrownBy(() -> DirectPull.pull(dying, folder, server.baseUrl(), Map.of("pageSize", "50")))
                    .isInstanceOf(OutOfMemoryError.class);
        }
    }

    @Test
    void a_pull_that_is_interrupted_is_not_complete() throws Exception {
        try (OneRosterServer server = server(60)) {
            server.on("users", 2, Fault.stalled());
            AtomicReference<Object> end = new AtomicReference<>();
            CountDownLatch ended = new CountDownLatch(1);
            Thread thread = new Thread(() -> {
                try {
                    end.set(DirectPull.pull(
                            new DirectPull.Client(), folder, server.baseUrl(), Map.of("pageSize", "50")));
                } catch (IOException | RuntimeException e) {
                    end.set(e);
                }
                ended.countDown();
            });
            thread.start();
            server.awaitRequests("users", 2);
            thread.interrupt();
            ended.await();

            assertThat(end.get())
                    .isInstanceOf(SourceException.class)
                    .hasToString(SourceException.class.getName()
                            + ": The pull was interrupted; what has come stays on disk, to go on with.");
        }
    }

    @Test
    @Tag("stress")
    void memory_does_not_grow_with_the_collection() throws Exception {
        assertThat(pulled(700)).isEqualTo("enrollments=2178");
        assertThat(pulled(100_000)).isEqualTo("enrollments=311784");
    }

    private String pulled(int students) throws Exception {
        try (OneRosterServer server = OneRosterServer.of(RosterTables.district(2, students, 1))
                .access(Access.bearer("t"))
                .paging(new Paging().links(Paging.Links.ABSENT))
                .start()) {
            Site.Result result = Child.run(
                    folder,
                    Child.java(
                            List.of(HEAP),
                            DirectPull.class,
                            server.baseUrl(),
                            folder.resolve("pull-" + students).toString(),
                            "1000"));
            assertThat(result.code()).as(result.toString()).isZero();
            return result.out().replaceAll("(?s).*(enrollments=\\d+).*", "$1");
        }
    }
}
