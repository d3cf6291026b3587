package org.rollcall.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/**
 * Fails every test that would skip for want of a program, when {@code -Drollcall.requireAll=true} says that all of them
 * are there. Applies to all tests.
 */
public final class RequireAll implements TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw judged(failure);
    }

    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw judged(failure);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw judged(failure);
    }

    private static Throwable judged(Throwable failure) {
        return failure instanceof TestAbortedException && Boolean.getBoolean("rollcall.requireAll")
                ? new AssertionError("skipped although rollcall.requireAll is set: " + failure.getMessage(), failure)
                : failure;
    }
}
