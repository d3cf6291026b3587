package org.rollcall.drop;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.server.auth.password.PasswordAuthenticator;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who may log in. */
final class Accounts implements PasswordAuthenticator, PublickeyAuthenticator {

    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

    private final Map<String, SftpAccount> byName;
    private final Map<String, List<PublicKey>> keys;

    Accounts(List<SftpAccount> accounts) {
        byName = accounts.stream().collect(Collectors.toUnmodifiableMap(SftpAccount::name, Function.identity()));
        keys = accounts.stream().collect(Collectors.toUnmodifiableMap(SftpAccount::name, SftpAccount::publicKeys));
    }

    SftpAccount of(ServerSession session) {
        return byName.get(session.getUsername());
    }

    @Override
    public boolean authenticate(String name, String password, ServerSession session) {
        SftpAccount account = byName.get(name);
        String expected = account == null || account.password() == null ? "" : account.password();
        // In constant time, and for unknown names too, so that the answer's delay tells nothing.
        boolean same = MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8));
        boolean accepted = same && !expected.isEmpty();
        if (!accepted) {
            // A name that is no account's could be a password typed in the wrong place.
            LOG.warn(
                    "SFTP login refused from {}: wrong password for {}",
                    session.getClientAddress(),
                    account == null ? "an unknown account" : "account " + name);
        }
        return accepted;
    }

    @Override
    public boolean authenticate(String name, PublicKey key, ServerSession session) {
        return KeyUtils.findMatchingKey(key, keys.getOrDefault(name, List.of())) != null;
    }
}
