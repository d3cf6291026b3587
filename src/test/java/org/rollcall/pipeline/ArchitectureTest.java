package org.rollcall.pipeline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house's order: a package uses those to its right in {@link #ORDER} and no other. */
class ArchitectureTest {

    private static final List<String> ORDER = List.of(
            "cli",
            "pipeline",
            "run",
            "safety",
            "audit",
            "publish",
            "merge",
            "api",
            "database",
            "spec",
            "source",
            "cers",
            "oneroster",
            "roster",
            "landing",
            "lea",
            "ledger",
            "csv");

    private static JavaClasses classes;

    @BeforeAll
    static void read_the_classes() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.rollcall");
    }

    static Stream<String> packages() {
        return ORDER.stream();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void a_package_uses_only_those_to_its_right(String name) {
        String[] left = IntStream.range(0, ORDER.indexOf(name))
                .mapToObj(ORDER::get)
                .map(ArchitectureTest::all)
                .toArray(String[]::new);
        if (left.length > 0) {
            noClasses()
                    .that()
                    .resideInAPackage(all(name))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(left)
                    .check(classes);
        }
    }

    @Test
    void the_sftp_server_and_the_demo_are_used_by_the_commands_alone() {
        noClasses()
                .that()
                .resideOutsideOfPackages(all("cli"), all("drop"), all("demo"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(all("drop"), all("demo"))
                .check(classes);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void the_sftp_server_and_the_demo_use_no_other_package(String name) {
        noClasses()
                .that()
                .resideInAnyPackage(all("drop"), all("demo"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(all(name))
                .check(classes);
    }

    @Test
    void the_sftp_server_and_the_demo_do_not_know_each_other() {
        noClasses()
                .that()
                .resideInAPackage(all("drop"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(all("demo"))
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage(all("demo"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(all("drop"))
                .check(classes);
    }

    @Test
    void the_core_knows_no_camel() {
        noClasses()
                .that()
                .resideInAnyPackage(all("roster"), all("cers"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .check(classes);
    }

    @Test
    void there_is_no_package_without_a_place() {
        Stream<String> known = Stream.concat(ORDER.stream(), Stream.of("drop", "demo"));
        noClasses()
                .should()
                .resideOutsideOfPackages(known.map(ArchitectureTest::all).toArray(String[]::new))
                .check(classes);
    }

    private static String all(String name) {
        return "org.rollcall." + name + "..";
    }
}
