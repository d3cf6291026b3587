package org.rollcall.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionStringTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '~',
            textBlock =
                    """
                    PWD=abc -> abc
                    pwd=abc; -> abc
                    ~  PwD  =  a b  ;~ -> a b
                    PWD={ a b } -> ~ a b ~
                    PWD = {a;b} ; -> a;b
                    PWD={a}}b} -> a}b
                    PWD={}}} -> }
                    PWD={{} -> {
                    PWD={{a}};b=c} -> {a};b=c
                    PWD=a=b=c -> a=b=c
                    PWD=a{b -> a{b
                    PWD=a}b -> a}b
                    PWD=first;PWD=second -> first
                    PWD=first;pwd=second -> first
                    ;;PWD=x;; -> x
                    Password=x -> x
                    PWD= -> ~~
                    PWD={} -> ~~
                    PWD='a' -> 'a'
                    """)
    void a_value_is_read_as_a_driver_manager_reads_it_and_written_so_again(String text, String password) {
        ConnectionString read = ConnectionString.parse(text);

        assertThat(read.password()).isEqualTo(password);
        assertThat(ConnectionString.parse(read.text()).password()).isEqualTo(password);
    }

    @Test
    void line_ends_around_keys_and_values_are_blanks() {
        ConnectionString read = ConnectionString.parse("Driver=\n {PostgreSQL};\n Server=h;\n");

        assertThat(read.get("driver")).isEqualTo("PostgreSQL");
        assertThat(read.text()).isEqualTo("Driver={PostgreSQL};Server=h;");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '~',
            textBlock =
                    """
                    ~~ -> it is empty
                    ; ; -> it is empty
                    PWD={s3cret -> its part 1 opens a brace and never closes it
                    UID=a;PWD={s3}cret -> its part 2 goes on after its closing brace
                    UID=a;PWD=s3;cret={x -> its part 3 opens a brace and never closes it
                    UID=a;=s3cret -> its part 2 has no key before '='; write it as KEY=value
                    """)
    void what_is_wrong_with_a_string_is_told_without_quoting_it(String text, String message) {
        assertThatThrownBy(() -> ConnectionString.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UID=a;s3cret", "UID=a;PWD=x;s3;c=d"})
    void a_part_without_an_equals_sign_is_told_by_its_number(String text) {
        int part = text.contains("PWD") ? 3 : 2;

        assertThatThrownBy(() -> ConnectionString.parse(text))
                .hasMessage("its part " + part + " has no '='; write it as KEY=value pairs with ';' between them, such"
                        + " as Driver={PostgreSQL Unicode};Server=sis.example;Database=sis, or DSN=name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            textBlock =
                    """
                    DSN=Aeries;UID=u;PWD=s3cret -> DSN Aeries -> ''
                    Driver=x;Server=tcp:h,1433;Database=d;PWD=s3cret -> tcp:h,1433/d -> h
                    Driver=x;Server=h\\SIS;Database=d -> h\\SIS/d -> h
                    Driver=x;Servername=h;Initial Catalog=d -> h/d -> h
                    Driver=x;Server=2001:db8::1;Database=d -> 2001:db8::1/d -> 2001:db8::1
                    Driver=x;Server=tcp:::1,1433;Database=d -> tcp:::1,1433/d -> ::1
                    Driver=x;Server=[::1]:5432;Database=d -> [::1]:5432/d -> ::1
                    Driver=x;Server=h:5432;Database=d -> h:5432/d -> h
                    Driver=x;DBQ=h:1521/PS -> h:1521/PS -> h
                    Driver=x;DBQ=//h:1521/PS -> //h:1521/PS -> h
                    Driver=x;DBQ=scott/s3cret@h:1521/PS -> h:1521/PS -> h
                    Driver=x;DBQ=PSPROD -> PSPROD -> ''
                    Driver=SQLite3;Database=/data/sis.db -> /data/sis.db -> ''
                    Driver=Only;PWD=s3cret -> Only -> ''
                    """)
    void its_place_and_host_are_told_without_secrets(String text, String place, String host) {
        ConnectionString read = ConnectionString.parse(text);

        assertThat(read.place()).isEqualTo(place).doesNotContain("s3cret");
        assertThat(read).hasToString(place);
        assertThat(read.host()).isEqualTo(host);
    }
}
