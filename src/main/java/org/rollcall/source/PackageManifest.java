package org.rollcall.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rollcall.ledger.Warnings;

/**
 * The properties of {@code manifest.csv} (OneRoster CSV 1.1 and 1.2, section "manifest"): the version and, for each
 * file, whether it is absent, bulk or delta.
 */
final class PackageManifest {

    static final String FILE = "manifest.csv";

    private final Map<String, String> properties;

    private PackageManifest(Map<String, String> properties) {
        this.properties = properties;
    }

    static PackageManifest read(InputStream bytes, Charset charset, Warnings warnings) throws IOException {
        Map<String, String> properties = new HashMap<>();
        new CsvFile(FILE, charset).read(bytes, new RowFile.Rows() {
            @Override
            public int[] header(List<String> names) {
                int[] places = new int[names.size()];
                boolean name = false;
                boolean value = false;
                for (int i = 0; i < places.length; i++) {
                    boolean misspelt = names.get(i).equals("propertyValue");
                    boolean isValue = misspelt || names.get(i).equals("value");
                    boolean isName = names.get(i).equals("propertyName");
                    if (misspelt) {
                        warnings.warn(FILE + ": the column propertyValue is taken for value");
                    }
                    name |= isName;
                    value |= isValue;
                    places[i] = isName ? 0 : isValue ? 1 : -1;
                }
                if (!name || !value) {
                    throw new SourceException(
                            FILE + ": the header must be propertyName,value. Export the package again.");
                }
                return places;
            }

            @Override
            public void row(long line, String[] values, int surplusFields) {
                properties.put(values[0].strip(), values[1].strip());
            }

            @Override
            public void damagedRow(long line, String rule, String reason) {
                warnings.warn(FILE + ": a row has no value and is ignored");
            }
        });
        PackageManifest manifest = new PackageManifest(properties);
        manifest.checkVersion(warnings);
        return manifest;
    }

    private void checkVersion(Warnings warnings) {
        String own = properties.getOrDefault("manifest.version", "");
        if (own.equals("1")) {
            warnings.warn(FILE + ": manifest.version is 1 where 1.0 is meant; a spreadsheet has saved it");
        } else if (!own.equals("1.0")) {
            warnings.warn(FILE + ": manifest.version is " + (own.isEmpty() ? "missing" : "'" + shown(own) + "'")
                    + " where 1.0 is meant");
        }
        String version = properties.getOrDefault("oneroster.version", "");
        if (version.isEmpty()) {
            warnings.warn(FILE + ": oneroster.version is missing; the files tell");
        } else if (!version.matches("1\\.[012](\\.\\d)?")) {
            throw new SourceException(FILE + ": oneroster.version is '" + shown(version)
                    + "'; Rollcall reads 1.0, 1.1 and 1.2. Have the SIS export one of these.");
        }
    }

    static String shown(String value) {
        String plain = value.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 40 ? plain : plain.substring(0, 40) + "...";
    }

    /** The mode of a file such as {@code users.csv}, in small letters; blank when the manifest does not say. */
    String mode(String file) {
        return properties
                .getOrDefault("file." + file.substring(0, file.length() - ".csv".length()), "")
                .toLowerCase(Locale.ROOT);
    }

    /** Whether the package says it is OneRoster 1.2. */
    boolean isVersion12() {
        return properties.getOrDefault("oneroster.version", "").startsWith("1.2");
    }
}
