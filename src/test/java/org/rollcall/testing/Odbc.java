package org.rollcall.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Assumptions;

/** The machine's ODBC driver manager and its drivers. */
public final class Odbc {

    private Odbc() {}

    /** Skips a test when the driver manager, or one of some drivers, is not on the machine. */
    public static void require(String... drivers) {
        String there = drivers();
        for (String driver : drivers) {
            Assumptions.assumeTrue(
                    there.contains("[" + driver + "]"),
                    "there is no ODBC driver '" + driver
                            + "' here: apt-get install unixodbc odbcinst odbc-postgresql libsqliteodbc");
        }
    }

    private static String drivers() {
        try {
            Process process = new ProcessBuilder("odbcinst", "-q", "-d")
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
