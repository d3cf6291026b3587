package org.rollcall.oneroster;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.rollcall.ledger.Warnings;
import org.rollcall.roster.Details;
import org.rollcall.roster.User;

/** Demographics of those of whom a source has some. */
final class DemographicsFile implements DataFile {

    private static final Set<String> SEXES = Set.of("male", "female", "unspecified", "other");
    private static final Set<String> TEXTS =
            Set.of("countryOfBirthCode", "stateOfBirthAbbreviation", "cityOfBirth", "publicSchoolResidenceStatus");

    private final Rows<User> users;
    private final Warnings notes;
    private final int[] indexes;

    DemographicsFile(Rows<User> users, Warnings notes) {
        this.users = users;
        this.notes = notes;
        this.indexes = Arrays.stream(users.indexes())
                .filter(index -> columns().stream()
                        .anyMatch(column -> !users.detail(index, column).isEmpty()))
                .toArray();
    }

    @Override
    public String name() {
        return "demographics";
    }

    @Override
    public List<String> columns() {
        return Details.demographics();
    }

    @Override
    public int size() {
        return indexes.length;
    }

    @Override
    public String[] row(int number) {
        int index = indexes[number];
        return DataFile.row(
                users.id(index),
                columns().stream()
                        .map(column -> value(column, users.detail(index, column)))
                        .toArray(String[]::new));
    }

    private String value(String column, String given) {
        String value =
                switch (column) {
                    case "birthDate" -> Cells.date(given);
                    case "sex" -> sex(given);
                    default -> TEXTS.contains(column) ? given : Cells.flag(given);
                };
        if (value.isEmpty() && !given.isEmpty()) {
            notes.warn("demographics.csv: a " + column + " is nothing that the standard takes and is left blank");
        }
        return value;
    }

    private static String sex(String given) {
        String small = given.toLowerCase(Locale.ROOT);
        return SEXES.contains(small) ? small : Cells.extension(given) ? given : "";
    }
}
