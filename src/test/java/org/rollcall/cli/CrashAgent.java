package org.rollcall.cli;

import static net.bytebuddy.matcher.ElementMatchers.isSubTypeOf;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.none;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;

/**
 * A Java agent that ends its process, as a power failure would, before or after the n-th step that makes something
 * durable: a rename or a sync. Its argument is {@code before:n}, {@code after:n}, or {@code count:file} to count the
 * steps of a run that is left alone.
 */
public final class CrashAgent {

    private CrashAgent() {}

    public static void premain(String argument, Instrumentation instrumentation) {
        String[] parts = argument.split(":", 2);
        AtomicInteger steps = new AtomicInteger();
        // advice is copied into the JDK's own classes, which can only see the JDK
        System.getProperties().put("crash.steps", steps);
        if (parts[0].equals("count")) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> write(Path.of(parts[1]), steps)));
        } else {
            System.getProperties().put("crash." + parts[0], Integer.valueOf(parts[1]));
        }
        new AgentBuilder.Default()
                .disableClassFormatChanges()
                .with(AgentBuilder.RedefinitionStrategy.RETRANSFORMATION)
                .with(AgentBuilder.InitializationStrategy.NoOp.INSTANCE)
                .with(AgentBuilder.TypeStrategy.Default.REDEFINE)
                .with(AgentBuilder.Listener.StreamWriting.toSystemError().withErrorsOnly())
                .ignore(none())
                .type(named("java.nio.file.Files"))
                .transform((builder, type, loader, module, domain) ->
                        builder.visit(Advice.to(Step.class).on(named("move"))))
                .type(named("java.io.File"))
                .transform((builder, type, loader, module, domain) ->
                        builder.visit(Advice.to(Step.class).on(named("renameTo"))))
                .type(isSubTypeOf(FileChannel.class))
                .transform((builder, type, loader, module, domain) ->
                        builder.visit(Advice.to(Step.class).on(named("force"))))
                .installOn(instrumentation);
    }

    private static void write(Path file, AtomicInteger steps) {
        try {
            Files.writeString(file, steps.toString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Writes a jar whose manifest names this agent; the classes come from the class path. */
    static File jar(Path folder) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Premain-Class", CrashAgent.class.getName());
        attributes.putValue("Can-Retransform-Classes", "true");
        File jar = folder.resolve("crash-agent.jar").toFile();
        new JarOutputStream(Files.newOutputStream(jar.toPath()), manifest).close();
        return jar;
    }

    /** What is put around each step. */
    static final class Step {

        private Step() {}

        @Advice.OnMethodEnter
        static int enter() {
            int step = ((AtomicInteger) System.getProperties().get("crash.steps")).incrementAndGet();
            if (Integer.valueOf(step).equals(System.getProperties().get("crash.before"))) {
                Runtime.getRuntime().halt(137);
            }
            return step;
        }

        @Advice.OnMethodExit
        static void exit(@Advice.Enter int step) {
            if (Integer.valueOf(step).equals(System.getProperties().get("crash.after"))) {
                Runtime.getRuntime().halt(137);
            }
        }
    }
}
