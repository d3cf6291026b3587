package org.rollcall.roster;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.rollcall.ledger.Account;
import org.rollcall.ledger.Ledger;

/** The SSIDs that another source has, by the id that its SIS gives a student; what becomes of each row is booked. */
public final class SsidRegister {

    private final String source;
    private final String file;
    private final Map<String, String> ssids = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private long rows;
    private long blank;
    private long repeated;

    /** @param file the name its rows are booked under */
    public SsidRegister(String source, String file) {
        this.source = source;
        this.file = file;
    }

    /** Takes a row. Two different SSIDs for one student are both kept, for the reader to find that they are two. */
    public void add(String studentId, String ssid) {
        rows++;
        if (ssid.isBlank() || studentId.isBlank()) {
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

    /** Books its rows, once the roster has been read. */
    public void book(Ledger ledger) {
        Account account = ledger.account(source, file);
        for (long i = 0; i < rows; i++) {
            account.read();
        }
        account.used(known.size());
        account.merged(repeated);
        account.filtered("no-ssid", blank);
        account.filtered("not-in-the-roster", ssids.size() - known.size());
    }
}
