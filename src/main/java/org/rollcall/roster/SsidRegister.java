package org.rollcall.roster;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rollcall.ledger.Account;
import org.rollcall.ledger.Ledger;
import org.rollcall.ledger.Warnings;

/** The SSIDs that another source has, by the id that its SIS gives a student; what becomes of each row is booked. */
public final class SsidRegister {

    private final String source;
    private final String file;
    private final List<String> notes;
    private final Map<String, String> ssids = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private long rows;
    private long nameless;
    private long blank;
    private long repeated;

    /**
     * @param file the name its rows are booked under
     * @param notes what a person should know of how it was read
     */
    public SsidRegister(String source, String file, List<String> notes) {
        this.source = source;
        this.file = file;
        this.notes = List.copyOf(notes);
    }

    /** Takes a row. Two different SSIDs for one student are both kept, for the reader to find that they are two. */
    public void add(String studentId, String ssid) {
        rows++;
        if (studentId.isBlank()) {
            nameless++;
        } else if (ssid.isBlank()) {
            blank++;
        } else {
            String other = ssids.putIfAbsent(studentId.strip(), ssid.strip());
            if (other != null) {
                repeated++;
                if (!other.equals(ssid.strip())) {
                    ssids.put(studentId.strip(), other + '\n' + ssid.strip());
                }
            }
        }
    }

    /** The SSID of a student who has one of some ids, and a line for each when there are several; blank for none. */
    String find(String... ids) {
        for (String id : ids) {
            String ssid = id.isBlank() ? null : ssids.get(id);
            if (ssid != null) {
                known.add(id);
                return ssid;
            }
        }
        return "";
    }

    /** Whether it has rows, and none of them is of a student of the roster that was read with it. */
    public boolean isOfNobody() {
        return rows > 0 && known.isEmpty();
    }

    /** Books its rows and says its notes, once the roster has been read. */
    public void book(Ledger ledger, Warnings warnings) {
        notes.forEach(warnings::warn);
        if (2L * known.size() < rows) {
            warnings.warn(String.format(
                    Locale.ROOT,
                    "Only %,d of %,d rows of source %s give an SSID to a student of the roster",
                    known.size(),
                    rows,
                    source));
        }
        Account account = ledger.account(source, file);
        for (long i = 0; i < rows; i++) {
            account.read();
        }
        account.used(known.size());
        account.merged(repeated);
        account.filtered("no-student-id", nameless);
        account.filtered("no-ssid", blank);
        account.filtered("not-in-the-roster", ssids.size() - known.size());
    }
}
