package org.rollcall.lea;

/** The entries of {@code retention} as written, lengths of time in days; {@link Retention} says what each means. */
public final class RetentionSettings {

    private String snapshots;
    private String runs;
    private String archive;
    private String published;

    Retention read(SettingsReader reader) {
        return new Retention(
                reader.days("retention.snapshots", snapshots, 30),
                reader.days("retention.runs", runs, 90),
                reader.days("retention.archive", archive, 30),
                reader.days("retention.published", published, 30));
    }

    public void setSnapshots(String snapshots) {
        this.snapshots = snapshots;
    }

    public void setRuns(String runs) {
        this.runs = runs;
    }

    public void setArchive(String archive) {
        this.archive = archive;
    }

    public void setPublished(String published) {
        this.published = published;
    }
}
