package org.rollcall.drop;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The part of the disk that an account can name. To the client the folder is {@code /}; {@code ..} stops there. No path
 * through a symbolic link is resolved, so what is outside stays outside whatever an administrator links into the
 * folder.
 */
final class Jail {

    private final Path folder;
    private final boolean hidesDots;

    /**
     * @param folder a real path, free of links
     * @param hidesDots whether names that begin with a dot at the top of the folder are out of bounds
     */
    Jail(Path folder, boolean hidesDots) {
        this.folder = folder;
        this.hidesDots = hidesDots;
    }

    /** The local path of a client's path, which may be absolute or relative and need not exist. */
    Path resolve(String remote) throws Refusal {
        if (remote.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.denied("A name may not hold control characters; rename the file.");
        }
        Path path = folder;
        for (String name : normalized(remote)) {
            path = path.resolve(name);
            if (hides(path)) {
                throw Refusal.denied("Names that begin with a dot are reserved here; use another name.");
            }
            if (Files.isSymbolicLink(path)) {
                throw Refusal.denied("Links are not followed here; use a plain file or folder.");
            }
        }
        return path;
    }

    /** The client's absolute path of a path that {@link #resolve} gave. */
    String remote(Path path) {
        return "/" + folder.relativize(path);
    }

    /** Whether an entry of a folder shows in its listing. */
    boolean shows(Path entry) {
        return !hides(entry)
                && (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)
                        || Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS));
    }

    /** The folder that is {@code /} to the client. */
    Path top() {
        return folder;
    }

    private boolean hides(Path path) {
        return hidesDots
                && folder.equals(path.getParent())
                && path.getFileName().toString().startsWith(".");
    }

    private static Deque<String> normalized(String remote) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : remote.split("/")) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return names;
    }
}
