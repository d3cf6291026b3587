package org.rollcall.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.roster.Ssid;
import org.rollcall.roster.User;

/** Where a student's SSID is found: candidates in order, the first valid one wins. */
class SsidTest {

    private static final String HEADER = "sourcedId,role,givenName,familyName,username,userIds,identifier,"
            + "metadata.ssid,userMasterIdentifier,email\n";

    @TempDir
    Path folder;

    private Reading read(String candidates, String row) throws IOException {
        return new Desk(folder)
                .with(lea -> lea.setSsid(candidates))
                .read(OneRosterFiles.version11().with("users.csv", HEADER + row + "\n"));
    }

    private User user(String candidates, String row) throws IOException {
        return read(candidates, row).roster().users().get(0);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "userIds[SSID]|{SSID:9900000001}|VALID|9900000001",
                "userIds[SSID]|{ssid:9900000001}|VALID|9900000001",
                "userIds[ssid]|{SSID:9900000001}|VALID|9900000001",
                "userIds[SSID]|{ SSID : 9900000001 }|VALID|9900000001",
                "userIds[SSID]|'{LDAP:tam,sin},{SSID:9900000001}'|VALID|9900000001",
                "userIds[State Student Number]|'{State Student Number:9900000001},{Student ID:12}'|VALID|9900000001",
                "userIds[State Student Number]|'{State Student Number: },{Student ID:12}'|MISSING|0",
                "userIds[SSID]|{SSID:0900000001}|VALID|900000001",
                "userIds[SSID]|'{SSID:9900000001},{SSID:9900000001}'|VALID|9900000001",
                "userIds[SSID]|'{SSID:9900000001},{SSID:9900000002}'|CONFLICT|0",
                "userIds[SSID]|'{SSID:12},{SSID:9900000002}'|VALID|9900000002",
                "userIds[SSID]|'{SSID:9900000002},{SSID:12}'|VALID|9900000002",
                "userIds[SSID]|'{SSID:9900000001},{State:9900000002}'|VALID|9900000001",
                "userIds[SSID]|{SSID:990000001}|MALFORMED|0",
                "userIds[SSID]|{SSID:99000000011}|MALFORMED|0",
                "userIds[SSID]|{SSID:99000-0001}|MALFORMED|0",
                "userIds[SSID]|{SSID:SSID:9900000001}|MALFORMED|0",
                "userIds[SSID]|{SSID:٩٩٠٠٠٠٠٠٠١}|MALFORMED|0",
                "userIds[SSID]|{SSID:+990000001}|MALFORMED|0",
                "userIds[SSID]|{SSID:}|MISSING|0",
                "userIds[SSID]|{SSID9900000001}|MISSING|0",
                "userIds[SSID]|{MYSSID:9900000001}|MISSING|0",
                "userIds[SSID]|9900000001|MISSING|0",
                "userIds[SSID]|''|MISSING|0",
                "userIds[urn:ca:ssid]|{urn:ca:ssid:9900000001}|VALID|9900000001",
                "userIds[urn:ca:ssid]|{ URN:CA:SSID : 9900000001 }|VALID|9900000001",
                "userIds[urn:ca:ssid]|{urn:ca:local:9900000001}|MISSING|0",
                "userIds[urn:ca]|{urn:ca:ssid:9900000001}|MALFORMED|0",
                "userIds[Número]|{NÚMERO:9900000001}|VALID|9900000001",
                "userIds[𐐀]|{𐐨:9900000001}|VALID|9900000001",
                "userIds[ſsid]|{SSID:9900000001}|VALID|9900000001",
                "userIds[SSID]|{ SSID　: 9900000001　}|VALID|9900000001",
                "userIds[SSID]|{SSID: 9900000001}|MALFORMED|0",
                "userIds[SSID]|{SSID:9900000001|VALID|9900000001"
            })
    void an_id_of_a_type_is_ten_digits(String candidate, String userIds, Ssid.Status status, long number)
            throws IOException {
        User user = user(candidate, "u,student,Tamsinell,Juniperra,,\"" + userIds + "\",,,,");

        assertThat(user.ssid().status()).isEqualTo(status);
        assertThat(user.ssid().number()).isEqualTo(number);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "identifier, 9900000005",
        "metadata.ssid, 9900000006",
        "userMasterIdentifier, 9900000007",
        "username, 9900000004",
        "sourcedId, 9900000003",
        "'metadata.ssid, identifier', 9900000006",
        "'metadata.other, identifier', 9900000005",
        "'userIds[SSID], sourcedId', 9900000003"
    })
    void every_place_can_be_named(String candidates, long number) throws IOException {
        User user = user(
                candidates, "9900000003,student,Tamsinell,Juniperra,9900000004,,9900000005,9900000006,9900000007,");

        assertThat(user.ssid().number()).isEqualTo(number);
    }

    @ParameterizedTest(name = "userIds {0}, identifier {1}, metadata {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{SSID:9900000001}|9900000001|9900000001|VALID|9900000001|",
                "{SSID:9900000001}|local 7|''|VALID|9900000001|",
                "{SSID:9900000001}|9900000002|''|VALID|9900000001|A user has another valid SSID at identifier than at"
                        + " a place that comes before it; the first counts",
                "{SSID:9900000001}|''|9900000002|VALID|9900000001|A user has another valid SSID at metadata.ssid than"
                        + " at a place that comes before it; the first counts",
                "{SSID:12}|9900000002|''|VALID|9900000002|",
                "''|9900000002|''|VALID|9900000002|",
                "''|''|9900000003|VALID|9900000003|",
                "'{SSID:9900000001},{SSID:9900000002}'|9900000001|9900000001|CONFLICT|0|",
                "{SSID:12}|''|''|MALFORMED|0|",
                "''|''|''|MISSING|0|"
            })
    void the_first_valid_place_wins(
            String userIds, String identifier, String metadata, Ssid.Status status, long number, String warning)
            throws IOException {
        Reading reading = read(
                "userIds[SSID], identifier, metadata.ssid",
                "u,student,Tamsinell,Juniperra,,\"" + userIds + "\"," + identifier + "," + metadata + ",,");

        assertThat(reading.roster().users().get(0).ssid().status()).isEqualTo(status);
        assertThat(reading.roster().users().get(0).ssid().number()).isEqualTo(number);
        if (warning == null) {
            assertThat(reading.warnings().sentences()).isEmpty();
        } else {
            assertThat(reading.warnings().sentences()).containsExactly(warning);
        }
    }

    @Test
    void one_column_can_hold_several_candidates() throws IOException {
        String candidates = "userIds[SSID], userIds[State Student Number]";

        assertThat(user(candidates, "u,student,Tamsinell,Juniperra,,{State Student Number:9900000002},,,,")
                        .ssid()
                        .number())
                .isEqualTo(9_900_000_002L);
        assertThat(user(
                                candidates,
                                "u,student,Tamsinell,Juniperra,,\"{State Student Number:9900000002},{SSID:9900000001}\",,,,")
                        .ssid()
                        .number())
                .isEqualTo(9_900_000_001L);
    }

    @Test
    void differing_places_are_counted() throws IOException {
        Reading reading = read(
                "identifier, userIds[SSID]",
                """
                u1,student,Tamsinell,Juniperra,,{SSID:9900000002},9900000001,,,
                u2,student,Kestrelan,Marrowby,,{SSID:9900000004},9900000003,,,
                u3,student,Wolfgrimm,Ixchelita,,"{SSID:9900000006},{SSID:9900000007}",9900000005,,,""");

        assertThat(reading.warnings().sentences())
                .containsExactly("A user has another valid SSID at userIds[SSID] than at a place that comes before it;"
                        + " the first counts (3 times)");
        assertThat(reading.roster().users().get(2).ssid().number()).isEqualTo(9_900_000_005L);
    }

    @Test
    void the_ten_digits_come_back_with_their_zeros() {
        assertThat(Ssid.text(900_000_001L)).isEqualTo("0900000001");
    }

    @Test
    void a_students_name_is_kept_only_where_the_ssid_is_not_valid() throws IOException {
        assertThat(user("identifier", "u,student,Tamsinell,Juniperra,,,9900000001,,,t@example.org"))
                .extracting(User::givenName, User::familyName, User::email)
                .containsOnlyNulls();
        assertThat(user("identifier", "u,student,Tamsinell,Juniperra,,,12,,,t@example.org"))
                .extracting(User::givenName, User::familyName, User::email)
                .containsExactly("Tamsinell", "Juniperra", "t@example.org");
    }

    @Test
    void a_teachers_ids_are_not_looked_at() throws IOException {
        Reading reading =
                read("identifier, userIds[SSID]", "u,teacher,Quillamar,Brandewyn,,{SSID:9900000002},9900000001,,,");

        assertThat(reading.roster().users().get(0).ssid().status()).isEqualTo(Ssid.Status.MISSING);
        assertThat(reading.warnings().sentences()).isEmpty();
    }

    @Test
    void one_person_in_two_rows_has_one_fingerprint() throws IOException {
        Reading reading = read(
                "identifier",
                """
                a,student,Tamsinell,Juniperra,,,9900000001,,,
                b,student,TAMSINELL,juniperra,,,9900000001,,,
                c,student,Juniperra,Tamsinell,,,9900000001,,,""");

        assertThat(reading.roster().users().get(1).person())
                .isEqualTo(reading.roster().users().get(0).person());
        assertThat(reading.roster().users().get(2).person())
                .isNotEqualTo(reading.roster().users().get(0).person());
    }
}
