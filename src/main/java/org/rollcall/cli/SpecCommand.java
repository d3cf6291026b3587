package org.rollcall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.rollcall.demo.DemoDistrict;
import org.rollcall.pipeline.SimpleFilters;
import org.rollcall.pipeline.Specifications;
import org.rollcall.roster.Wanted;
import org.rollcall.source.ArchiveLimits;
import org.rollcall.spec.SpecContext;
import org.rollcall.spec.SpecDocument;
import org.rollcall.spec.Specification;
import org.rollcall.spec.Validation;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The data specification: as a document, as sample files, and held against files. */
@Command(
        name = "spec",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the data specification for districts whose SIS can only export files; writes sample files; or checks"
                    + " a district's files before the first night.",
            "Exit code 3 when files would not do."
        })
final class SpecCommand implements Callable<Integer> {

    private static final int MOST_SHOWN = 50;
    private static final long SEED = 1;

    @Mixin
    private RoutesLocation location;

    @Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--spec",
            paramLabel = "FILE",
            description =
                    "A specification of a district's own: a file, or its path in the routes folder or in the jar, such"
                            + " as sis/aeries/specs/aeries-tables.yaml (default: the standard).")
    private String path = "";

    @ArgGroup
    private Work work = new Work();

    /** What to do, if not to print Markdown. */
    static final class Work {

        @Option(names = "--html", description = "Print HTML, fit to be handed to a district.")
        private boolean html;

        @Option(
                names = "--sample",
                paramLabel = "DIR",
                description =
                        "Write sample files into this folder: two synthetic elementary schools, county-district code"
                                + " 9954321.")
        private Path sample;

        @Option(
                names = "--validate",
                paramLabel = "FILES",
                arity = "1..*",
                description = "Say what is wrong with these files, or with those in a folder.")
        private List<Path> files;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Integer code = work.sample != null ? (Integer) sample(out) : run(out);
        out.flush();
        return code;
    }

    private int sample(PrintWriter out) throws IOException {
        if (!path.isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--sample: samples are of the standard specification; leave --spec out");
        }
        if (Files.exists(work.sample) && !Files.isDirectory(work.sample)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--sample: " + work.sample + " is a file; name a folder");
        }
        Files.createDirectories(work.sample);
        DemoDistrict.elementary(SEED, LocalDate.now(ZoneId.of("America/Chicago")))
                .flawless()
                .writeSpecFiles(work.sample);
        out.println("Sample files of two synthetic elementary schools are in " + work.sample
                + ". Their LEA has countyDistrictCode: \"9954321\".");
        return ExitCode.DONE;
    }

    private int run(PrintWriter out) throws IOException {
        try (SimpleFilters filters = SimpleFilters.alone()) {
            Specification specification = specification(filters);
            if (specification == null) {
                return ExitCode.USAGE;
            }
            if (work.files == null) {
                SpecDocument document = SpecDocument.of(specification);
                out.print(work.html ? document.html() : document.markdown());
                return ExitCode.DONE;
            }
            SpecContext context =
                    new SpecContext("", false, 100, "", Map.of(), Wanted.NONE, ArchiveLimits.DEFAULT, filters);
            Validation validation =
                    new Validation(specification, context).check(files(), LocalDate.now(ZoneId.of("America/Chicago")));
            print(validation, out);
            return validation.passed() ? ExitCode.DONE : ExitCode.NEEDS_PERSON;
        }
    }

    private Specification specification(SimpleFilters filters) throws IOException {
        List<String> problems = new ArrayList<>();
        Specifications specifications = new Specifications(location.folder(), filters);
        Path file = Path.of(path);
        Specification specification;
        try {
            specification = !path.isEmpty() && Files.isRegularFile(file)
                    ? specifications.standard().custom(path, Files.readString(file), filters, problems)
                    : specifications.read(path, problems);
        } catch (MalformedInputException e) {
            problems.add("is not text in UTF-8; save it as UTF-8");
            specification = null;
        }
        String where = Files.isRegularFile(file) && !path.isEmpty() ? path + ": " : "--spec: ";
        problems.forEach(problem -> spec.commandLine().getErr().println(where + problem));
        return problems.isEmpty() ? specification : null;
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path given : work.files) {
            if (Files.isDirectory(given)) {
                try (var entries = Files.list(given)) {
                    entries.filter(Files::isRegularFile)
                            .filter(file -> !file.getFileName().toString().startsWith("."))
                            .sorted()
                            .forEach(files::add);
                }
            } else if (Files.isReadable(given)) {
                files.add(given);
            } else {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "--validate: there is no readable file " + given);
            }
        }
        return files;
    }

    private static void print(Validation validation, PrintWriter out) {
        validation.rows().forEach((file, rows) -> out.println(file + ": " + counted(rows, "row")));
        validation.sentences().forEach(out::println);
        list(validation.found(), out);
        if (validation.consequences() > 0) {
            out.println(String.format(
                    Locale.ROOT,
                    "Rows that refer to those and would be left out with them: %,d.",
                    validation.consequences()));
        }
        if (!validation.repaired().isEmpty()) {
            out.println("Mended on reading; better mended where it comes from:");
            list(validation.repaired(), out);
        }
        validation.notes().forEach(note -> out.println("Note: " + note + "."));
        if (!validation.whole()) {
            out.println("The files were not held against each other: that takes a full set, without the faults above.");
        }
        out.println(
                validation.passed()
                        ? "The files will do."
                        : "The files will not do: "
                                + counted(
                                        validation.sentences().size()
                                                + validation.found().size(),
                                        "fault")
                                + ".");
    }

    private static String counted(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    private static void list(List<Validation.Found> found, PrintWriter out) {
        found.stream()
                .limit(MOST_SHOWN)
                .forEach(item -> out.println("  " + item.file() + ", line " + item.line()
                        + (item.field().isEmpty() ? ": " : ", " + item.field() + ": ") + item.sentence()));
        if (found.size() > MOST_SHOWN) {
            out.println(String.format(Locale.ROOT, "  ... and %,d more", found.size() - MOST_SHOWN));
        }
    }
}
