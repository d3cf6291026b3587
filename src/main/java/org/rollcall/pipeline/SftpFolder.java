package org.rollcall.pipeline;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.remote.RemoteFile;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.apache.camel.component.file.remote.SftpOperations;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.apache.camel.support.DefaultExchange;
import org.rollcall.landing.Delivery;

/** A connection to a folder on an SFTP server, by Camel's own client and with the endpoint's options. */
final class SftpFolder implements AutoCloseable {

    private final CamelContext context;
    private final DropEndpoint place;
    private final SftpOperations operations;
    private final String root;

    private SftpFolder(CamelContext context, DropEndpoint place, SftpOperations operations, String root) {
        this.context = context;
        this.place = place;
        this.operations = operations;
        this.root = root;
    }

    /** @throws IOException with a sentence, when the server cannot be reached, trusted or signed in to */
    static SftpFolder connect(CamelContext context, DropEndpoint place) throws IOException {
        try {
            SftpEndpoint endpoint = context.getEndpoint(place.plain(), SftpEndpoint.class);
            SftpOperations operations = (SftpOperations) endpoint.createRemoteFileOperations();
            operations.connect(endpoint.getConfiguration(), null);
            return new SftpFolder(
                    context, place, operations, endpoint.getConfiguration().getDirectory());
        } catch (Exception e) {
            throw new IOException(SftpFaults.sentence(place, e), e);
        }
    }

    private interface Work<T> {
        T run() throws Exception;
    }

    private <T> T with(Work<T> work) throws IOException {
        try {
            return work.run();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(SftpFaults.sentence(place, e), e);
        }
    }

    private String path(String name) {
        String folder = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
        return name.isEmpty() ? folder : folder + "/" + name;
    }

    /** The files and folders in a folder below; none when it is not there. */
    List<Delivery> list(String folder) throws IOException {
        return with(() -> {
            List<Delivery> entries = new ArrayList<>();
            SftpRemoteFile<?>[] files;
            try {
                files = operations.listFiles(path(folder));
            } catch (GenericFileOperationFailedException e) {
                if (folder.isEmpty() || !String.valueOf(e.getCause()).contains("No such file")) {
                    throw e;
                }
                return entries;
            }
            for (SftpRemoteFile<?> file : files) {
                if (!file.getFilename().equals(".") && !file.getFilename().equals("..")) {
                    entries.add(delivery(file));
                }
            }
            return entries;
        });
    }

    /** The files in the folder itself. */
    List<Delivery> files() throws IOException {
        return with(() -> {
            List<Delivery> files = new ArrayList<>();
            for (SftpRemoteFile<?> file : operations.listFiles(path(""))) {
                if (!file.isDirectory()) {
                    files.add(delivery(file));
                }
            }
            return files;
        });
    }

    private static Delivery delivery(SftpRemoteFile<?> file) {
        return new Delivery(file.getFilename(), file.getFileLength(), Instant.ofEpochMilli(file.getLastModified()));
    }

    void makeFolder(String folder) throws IOException {
        with(() -> operations.buildDirectory(path(folder), true));
    }

    void put(String name, byte[] bytes) throws IOException {
        with(() -> {
            try (InputStream in = new ByteArrayInputStream(bytes)) {
                Exchange exchange = new DefaultExchange(context);
                exchange.getMessage().setBody(in);
                operations.storeFile(path(name), exchange, bytes.length);
            }
            return null;
        });
    }

    byte[] get(String name) throws IOException {
        return with(() -> {
            Exchange exchange = new DefaultExchange(context);
            RemoteFile<SftpRemoteFile<?>> file = new RemoteFile<>();
            exchange.setProperty(FileComponent.FILE_EXCHANGE_FILE, file);
            operations.retrieveFile(path(name), exchange, -1);
            Object body = file.getBody();
            if (body instanceof byte[] bytes) {
                return bytes;
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (InputStream in = (InputStream) body) {
                in.transferTo(bytes);
            }
            return bytes.toByteArray();
        });
    }

    void rename(String from, String to) throws IOException {
        with(() -> operations.renameFile(path(from), path(to)));
    }

    void delete(String name) throws IOException {
        with(() -> operations.deleteFile(path(name)));
    }

    @Override
    public void close() {
        operations.forceDisconnect();
    }
}
