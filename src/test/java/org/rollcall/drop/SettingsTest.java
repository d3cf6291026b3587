package org.rollcall.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {

    private static final Path ROOT = Path.of("/srv/drop");
    private static final String ECDSA =
            "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBMwuLRKn"
                    + "pJ1f2QQfcMV+ElabpOEwtTOilaXMi6vRrVjNGYoo5A/9m7mRs0ZkiKgAlZMwvxG/YiF1F5rRTL76flA= test";
    private static final String ED25519 =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMRT32RFZKS+yDrVAf7mZnkIkNWppqc7Tu72pNs0KhfT test";
    private static final Path KEY = Path.of("/srv/keys/host_key");
    private static final SftpAccount DEMO = SftpAccount.upload("demo", "demo-unified", "secret", null);
    private static final SftpServerSettings SETTINGS = SftpServerSettings.defaults(ROOT, KEY, List.of(DEMO));

    @Test
    void defaults_listen_on_this_machine_alone() {
        assertThat(SETTINGS)
                .isEqualTo(new SftpServerSettings(
                        "127.0.0.1",
                        2222,
                        ROOT,
                        KEY,
                        List.of(DEMO),
                        64,
                        Duration.ofMinutes(10),
                        4_294_967_296L,
                        8_589_934_592L));
    }

    @Test
    void a_password_is_in_no_text() {
        assertThat(SETTINGS.toString()).doesNotContain("secret");
        assertThat(DEMO).hasToString("SftpAccount[name=demo, kind=UPLOAD, folder=demo-unified, password=set, keys=0]");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(
                        () -> SETTINGS.listeningOn(" ", 22),
                        "The SFTP server needs a host to listen on, such as 127.0.0.1."),
                fault(() -> SETTINGS.listeningOn("0.0.0.0", 65536), "The SFTP server's port is 0 to 65535, not 65536."),
                fault(
                        () -> SftpServerSettings.defaults(null, KEY, List.of(DEMO)),
                        "The SFTP server needs a root folder."),
                fault(
                        () -> SftpServerSettings.defaults(ROOT, null, List.of(DEMO)),
                        "The SFTP server needs a file for its host key."),
                fault(
                        () -> SftpServerSettings.defaults(ROOT, ROOT.resolve("../drop/host_key"), List.of(DEMO)),
                        "The SFTP server's host key /srv/drop/../drop/host_key lies inside its root /srv/drop,"
                                + " where the collecting account could read it; put it elsewhere."),
                fault(
                        () -> SftpServerSettings.defaults(ROOT, KEY, List.of()),
                        "The SFTP server needs at least one account."),
                fault(
                        () -> SftpServerSettings.defaults(
                                ROOT, KEY, List.of(DEMO, SftpAccount.collect("demo", "other", null))),
                        "Two SFTP accounts have the name 'demo'."),
                fault(
                        () -> SETTINGS.withSessions(0, Duration.ofMinutes(1)),
                        "The SFTP server's limit of sessions is at least 1, not 0."),
                fault(
                        () -> SETTINGS.withSessions(1, Duration.ofMillis(999)),
                        "The SFTP server's idle timeout is at least one second, not PT0.999S."),
                fault(
                        () -> SETTINGS.withBytes(0, 1),
                        "The SFTP server's limit for one file is at least 1 byte, not 0."),
                fault(
                        () -> SETTINGS.withBytes(1, -1),
                        "The SFTP server's limit for one folder is at least 1 byte, not -1."),
                fault(
                        () -> SftpAccount.collect("a b", "secret", null),
                        "An SFTP account needs a name of 1 to 64 letters, digits and . _ @ -, not 'a b'."),
                fault(
                        () -> new SftpAccount("demo", null, "demo", "secret", null),
                        "SFTP account 'demo' needs a kind: UPLOAD or COLLECT."),
                fault(
                        () -> SftpAccount.upload("demo", null, "secret", null),
                        "SFTP account 'demo' needs a folder: one name of letters, digits and . _ -"
                                + " that does not begin with a dot."),
                fault(
                        () -> SftpAccount.upload("demo", "../other", "secret", null),
                        "SFTP account 'demo' needs a folder: one name of letters, digits and . _ -"
                                + " that does not begin with a dot, not '../other'."),
                fault(
                        () -> new SftpAccount("rollcall", SftpAccount.Kind.COLLECT, "demo", "secret", null),
                        "SFTP account 'rollcall' collects from every folder; leave its folder empty instead of"
                                + " 'demo'."),
                fault(
                        () -> SftpAccount.upload("demo", "demo", " ", "\n"),
                        "SFTP account 'demo' needs a password, a public key, or both; it has neither."),
                fault(
                        () -> SftpAccount.upload("demo", "demo", null, "# mine\n\nssh-rsa AAAA%%"),
                        "Public key line 3 of SFTP account 'demo' cannot be read; paste one line of a .pub file,"
                                + " such as 'ecdsa-sha2-nistp256 AAAA...'."),
                fault(
                        () -> SftpAccount.upload("demo", "demo", null, "from=\"10.0.0.1\" " + ECDSA),
                        "Public key line 1 of SFTP account 'demo' has options before the key type; take them out."),
                fault(
                        () -> SftpAccount.upload("demo", "demo", null, ED25519),
                        "Public key line 1 of SFTP account 'demo' is of type ssh-ed25519, which this Java cannot check;"
                                + " use an ecdsa-sha2-nistp256 or RSA key."));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_is_told_in_one_sentence(ThrowingCallable settings, String sentence) {
        assertThatThrownBy(settings)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    private static Arguments fault(ThrowingCallable settings, String sentence) {
        return Arguments.of(settings, sentence);
    }
}
