package org.rollcall.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.ledger.Refusal;

/** The record-level reports of a run. */
class RunReportsTest {

    @TempDir
    Path folder;

    @Test
    void a_refused_row_ends_with_its_sourced_id_which_no_spreadsheet_takes_for_a_formula() throws IOException {
        RunReports.writeRefused(
                folder,
                List.of(
                        new Refusal("zip", "users.csv", 3, "role", "bad-value", "is none of a, b", "=1+1"),
                        new Refusal("api", "users", 4711, "", "too-few-fields", "has 4 fields", "")));

        assertThat(folder.resolve("refused.csv"))
                .hasContent("source,file,line,field,rule,reason,sourcedId\r\n"
                        + "zip,users.csv,3,role,bad-value,\"is none of a, b\",'=1+1\r\n"
                        + "api,users,4711,,too-few-fields,has 4 fields,\r\n");
    }
}
