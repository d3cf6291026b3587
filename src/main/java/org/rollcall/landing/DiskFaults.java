package org.rollcall.landing;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says what a disk refuses: Java's own words are often a bare path. */
public final class DiskFaults {

    private DiskFaults() {}

    /** The fault as a phrase that names the file. */
    public static String phrase(IOException fault) {
        if (!(fault instanceof FileSystemException file) || file.getFile() == null) {
            return String.valueOf(fault.getMessage());
        }
        if (file.getReason() != null) {
            return file.getFile() + ": " + file.getReason();
        }
        if (file instanceof AccessDeniedException) {
            return file.getFile() + ": Rollcall's user has no right to it";
        }
        if (file instanceof NoSuchFileException) {
            return file.getFile() + ": it is not there";
        }
        if (file instanceof DirectoryNotEmptyException) {
            return file.getFile() + ": it is in the way, and not empty";
        }
        if (file instanceof FileAlreadyExistsException) {
            return file.getFile() + ": it is in the way";
        }
        return file.getFile() + ": " + file.getClass().getSimpleName();
    }
}
