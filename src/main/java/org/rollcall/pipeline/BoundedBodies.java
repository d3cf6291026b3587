package org.rollcall.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.rollcall.landing.BlockStream;

/**
 * Breaks the connection when a body passes its limits of bytes or time, and all connections when Rollcall stops. Here,
 * because closing a body reads it to its end, and a server's may have none.
 */
final class BoundedBodies implements ExecChainHandler {

    private final long maxBytes;
    private final Duration longest;
    private final Set<ExecRuntime> open = ConcurrentHashMap.newKeySet();

    BoundedBodies(long maxBytes, Duration longest) {
        this.maxBytes = maxBytes;
        this.longest = longest;
    }

    /** Breaks every connection that is in use. */
    void breakAll() {
        open.forEach(ExecRuntime::discardEndpoint);
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ExecRuntime connection = scope.execRuntime;
        open.add(connection);
        ClassicHttpResponse response;
        try {
            response = chain.proceed(request, scope);
        } catch (IOException | HttpException | RuntimeException e) {
            open.remove(connection);
            throw e;
        }
        if (response.getEntity() == null) {
            open.remove(connection);
        } else {
            response.setEntity(new HttpEntityWrapper(response.getEntity()) {
                private InputStream content;

                @Override
                public InputStream getContent() throws IOException {
                    if (content == null) {
                        content = new Bounded(super.getContent(), connection);
                    }
                    return content;
                }
            });
        }
        return response;
    }

    private final class Bounded extends BlockStream {

        private final ExecRuntime connection;
        private final long begun = System.nanoTime();
        private long read;

        Bounded(InputStream in, ExecRuntime connection) {
            super(in);
            this.connection = connection;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count;
            try {
                count = super.read(buffer, offset, length);
            } catch (IOException e) {
                connection.discardEndpoint(); // else closing it would wait for the server once more
                throw e;
            }
            read += Math.max(0, count);
            if (read > maxBytes) {
                connection.discardEndpoint();
                throw new BodyTooLargeException(maxBytes);
            }
            if (count >= 0 && System.nanoTime() - begun > longest.toNanos()) {
                connection.discardEndpoint();
                throw new BodyTooSlowException();
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                open.remove(connection);
            }
        }
    }
}
