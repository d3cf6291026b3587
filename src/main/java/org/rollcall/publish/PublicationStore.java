package org.rollcall.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rollcall.landing.AlteredFileException;
import org.rollcall.landing.DurableFiles;
import org.rollcall.landing.StateJson;

/** Keeps the publication record of one LEA. */
public final class PublicationStore {

    private final Path file;

    /** @param leaFolder {@code work/leas/<lea>} */
    public PublicationStore(Path leaFolder) {
        this.file = leaFolder.resolve("published.json");
    }

    /** The record, or {@link PublicationRecord#NONE}. */
    public PublicationRecord read() throws IOException {
        return Files.exists(file) ? sound(StateJson.read(file, PublicationRecord.class)) : PublicationRecord.NONE;
    }

    /** The record but for its groups, of which a district has a hundred thousand. */
    public PublicationRecord readWithoutGroups() throws IOException {
        return Files.exists(file)
                ? sound(StateJson.readWithout(file, "groups", PublicationRecord.class, PublicationRecord.NONE))
                : PublicationRecord.NONE;
    }

    /** A record without a run would be taken for that of an LEA that never published. */
    private PublicationRecord sound(PublicationRecord record) throws AlteredFileException {
        if (record.isEmpty()) {
            throw AlteredFileException.damaged(file);
        }
        return record;
    }

    /** The id of the run last published; null before anything was, and when the record cannot be read, as reading it says. */
    public String lastRun() {
        try {
            return Files.exists(file) ? StateJson.text(file, "run") : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** Replaces the record at once. */
    public void write(PublicationRecord publication) throws IOException {
        stage(publication);
        replace();
    }

    /** Makes the record that is to replace the one there is, which stays until then. */
    public void stage(PublicationRecord publication) throws IOException {
        StateJson.stage(file, publication);
    }

    /** Removes the record that was staged, if there is one. */
    public void discard() throws IOException {
        DurableFiles.discard(file);
    }

    /** Replaces the record at once by the one that was staged. */
    public void replace() throws IOException {
        DurableFiles.replace(file);
    }

    /** The record's file. */
    public Path file() {
        return file;
    }
}
