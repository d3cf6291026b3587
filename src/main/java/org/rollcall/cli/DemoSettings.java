package org.rollcall.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.rollcall.drop.SftpServer;

/** The settings of the demo's deployment, {@code env/demo.properties}. */
final class DemoSettings {

    private DemoSettings() {}

    static byte[] bytes() throws IOException {
        try (InputStream in = DemoSettings.class.getResourceAsStream("/env/demo.properties")) {
            return in.readAllBytes();
        }
    }

    /** They and what differs each time: where the drop folders are, and what they are entered with. */
    static Map<String, String> with(SftpServer sftp, String password, Path knownHosts) throws IOException {
        Properties demo = new Properties();
        demo.load(new ByteArrayInputStream(bytes()));
        Map<String, String> settings = new HashMap<>();
        demo.forEach((key, value) -> settings.put(key.toString(), value.toString()));
        settings.put("demo.sftp", "127.0.0.1:" + sftp.port());
        settings.put("sftp.username", "rollcall");
        settings.put("sftp.password", password);
        settings.put("sftp.knownHostsFile", knownHosts.toString());
        return settings;
    }
}
