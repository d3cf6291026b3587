package org.rollcall.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTest {

    private final List<String> problems = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '~',
            textBlock =
                    """
                    AUTO -> Driver=PostgreSQL;Server=h;Database=d -> by JDBC, the faster way
                    JDBC -> Driver=PostgreSQL;Server=h;Database=d -> by JDBC, as mode says
                    ODBC -> Driver=PostgreSQL;Server=h;Database=d -> by ODBC, as mode says
                    AUTO -> DSN=Aeries -> by ODBC, as a DSN is known to the driver manager alone, with the driver in a process of its own
                    AUTO -> Driver=PostgreSQL;Server=h;Database=d;pqopt=x -> by ODBC, as 'pqopt' has no counterpart in JDBC
                    AUTO -> Driver={Oracle 19};DBQ=h:1521/PS -> by ODBC, as there is no JDBC driver for Oracle in the folder that the setting database.lib names, with the driver in a process of its own
                    AUTO -> Driver={Oracle 19};DBQ=PS -> by ODBC, as DBQ is a name of tnsnames.ora; give it as host:port/service for JDBC, with the driver in a process of its own
                    AUTO -> jdbc:postgresql://h/d -> by JDBC, as the connection is a JDBC URL
                    JDBC -> jdbc:mariadb://h/d -> by JDBC, as the connection is a JDBC URL
                    """)
    void the_way_is_told_with_its_reason(Mode mode, String connection, String choice) throws IOException {
        Database database = database(mode, connection, "u", "s3cret");

        assertThat(problems).isEmpty();
        assertThat(database.choice()).isEqualTo(choice);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '~',
            textBlock =
                    """
                    JDBC -> DSN=Aeries;PWD=s3cret -> connection: it cannot be translated for mode: jdbc: a DSN is known to the driver manager alone
                    JDBC -> Driver=PostgreSQL;Server=h;Database=d;PWD=s3cret;pqopt=x -> connection: it cannot be translated for mode: jdbc: 'pqopt' has no counterpart in JDBC
                    JDBC -> Driver=Oracle;DBQ=h:1521/PS;PWD=s3cret -> connection: there is no JDBC driver for jdbc:oracle:thin:@//h:1521/PS; put its jar into the folder that the setting database.lib names
                    ODBC -> jdbc:postgresql://h/d?password=s3cret -> connection: a JDBC URL cannot be used with mode: odbc
                    AUTO -> jdbc:oracle:thin:u/s3cret@//h:1521/PS -> connection: there is no JDBC driver for jdbc:oracle:thin:@//h:1521/PS; put its jar into the folder that the setting database.lib names
                    AUTO -> Server=h;{s3cret -> connection: its part 2 has no '='; write it as KEY=value pairs with ';' between them, such as Driver={PostgreSQL Unicode};Server=sis.example;Database=sis, or DSN=name
                    """)
    void what_cannot_be_used_is_a_problem_that_holds_no_secret(Mode mode, String connection, String problem)
            throws IOException {
        assertThat(database(mode, connection, "", "")).isNull();
        assertThat(problems).containsExactly(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '~',
            textBlock =
                    """
                    jdbc:postgresql://h:5432/d?user=u&password=s3%26cret+x&ssl=true -> jdbc:postgresql://h:5432/d?ssl=true -> {password=s3&cret x, user=u} -> h
                    jdbc:postgresql://h/d?ssl=true&password=s3cret -> jdbc:postgresql://h/d?ssl=true -> {password=s3cret} -> h
                    jdbc:postgresql://h/d?password=s3@cr%et -> jdbc:postgresql://h/d -> {password=s3@cr%et} -> h
                    jdbc:mariadb://[::1]:3306/d?user=u -> jdbc:mariadb://[::1]:3306/d -> {user=u} -> ::1
                    jdbc:mysql://u:s3cret@h:3306/d?x=1 -> jdbc:mysql://h:3306/d?x=1 -> {password=s3cret, user=u} -> h
                    jdbc:sqlserver://h:1433;databaseName=d;user=u;password={s3;c}}ret};encrypt=true -> jdbc:sqlserver://h:1433;databaseName=d;encrypt=true -> {password=s3;c}ret, user=u} -> h
                    jdbc:sqlserver://h;Password=s3cret -> jdbc:sqlserver://h; -> {password=s3cret} -> h
                    jdbc:sqlserver://h\\SIS;userName=u;password=s3?&=cret -> jdbc:sqlserver://h\\SIS; -> {password=s3?&=cret, user=u} -> h
                    jdbc:sqlserver://h;databaseName={a;password=x};password=s3cret -> jdbc:sqlserver://h;databaseName={a;password=x}; -> {password=s3cret} -> h
                    jdbc:oracle:thin:scott/s3cret@//h:1521/PS -> jdbc:oracle:thin:@//h:1521/PS -> {password=s3cret, user=scott} -> h
                    jdbc:oracle:thin:scott/"s3@/cret"@h:1521:PS -> jdbc:oracle:thin:@h:1521:PS -> {password=s3@/cret, user=scott} -> h
                    jdbc:datadirect:openedge://h:20931;databaseName=d;user=u -> jdbc:datadirect:openedge://h:20931;databaseName=d; -> {user=u} -> h
                    jdbc:db2://h:50000/d:user=u;password=s3cret; -> jdbc:db2://h:50000/d: -> {password=s3cret, user=u} -> h
                    jdbc:sqlite:/data/sis.db -> jdbc:sqlite:/data/sis.db -> {} -> ~~
                    """)
    void user_and_password_leave_a_jdbc_url_for_the_properties(
            String given, String url, String properties, String host) {
        JdbcAddress address = JdbcAddress.of(given);

        assertThat(address.url()).isEqualTo(url);
        assertThat(new TreeMap<>(address.properties())).hasToString(properties);
        assertThat(address.host()).isEqualTo(host);
        assertThat(address.place()).doesNotContain("s3");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://oracle.example/d,POSTGRESQL",
        "jdbc:sqlserver://postgres.example;databaseName=d,SQL_SERVER",
        "jdbc:oracle:thin:@//sqlite:1521/PS,ORACLE",
        "jdbc:mysql://h/sqlserver,MARIADB",
        "jdbc:sqlite:/data/postgres.db,SQLITE",
        "jdbc:datadirect:openedge://h:1,OPENEDGE",
        "jdbc:jtds:sqlserver://h,SQL_SERVER",
        "jdbc:h2:mem:x,OTHER"
    })
    void a_jdbc_url_tells_the_vendor_by_its_protocol_alone(String url, Vendor vendor) {
        assertThat(JdbcAddress.of(url).vendor()).isEqualTo(vendor);
    }

    @Test
    void a_property_of_the_url_is_not_set_again() {
        JdbcAddress address = JdbcAddress.of("jdbc:postgresql://h/d?socketTimeout=5");

        assertThat(address.orElse("socketTimeout", "9").properties()).isEmpty();
        assertThat(address.orElse("loginTimeout", "9").properties()).containsEntry("loginTimeout", "9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '~',
            textBlock =
                    """
                    Driver=PostgreSQL;Server=h;Database=d;UID=u;PWD=s3cret -> h/d -> jdbc:postgresql://h/d
                    DSN=Aeries;User ID=u;Password=s3cret -> DSN Aeries -> DSN Aeries
                    jdbc:postgresql://h/d?user=u&password=s3cret -> jdbc:postgresql://h/d -> jdbc:postgresql://h/d
                    """)
    void a_place_holds_no_secret_whichever_the_way(String connection, String odbc, String auto) throws IOException {
        if (!connection.startsWith("jdbc:")) {
            assertThat(database(Mode.ODBC, connection, "other", "0ther").place())
                    .isEqualTo(odbc);
        }
        assertThat(database(Mode.AUTO, connection, "other", "0ther").place()).isEqualTo(auto);
        assertThat(settings(Mode.AUTO, connection, "other", "0ther")).hasToString("a database by AUTO");
    }

    private Database database(Mode mode, String connection, String username, String password) throws IOException {
        return Database.of(settings(mode, connection, username, password), JdbcDrivers.in(null), problems);
    }

    private static DatabaseSettings settings(Mode mode, String connection, String username, String password) {
        return new DatabaseSettings(
                connection,
                username,
                password,
                mode,
                DriverProcess.AUTO,
                Isolation.AUTO,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
    }
}
