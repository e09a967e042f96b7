package io.vocstreams.local;

import java.nio.file.Path;

/** A program that starts a stack, for tests of what becomes of it. */
final class StackStarter {
    private StackStarter() {}

    /** Arguments: the directory, and whether the stack is to be detached. */
    public static void main(String[] arguments) throws InterruptedException {
        LocalStackOptions options = LocalStackOptions.onFreePorts(Path.of(arguments[0]));
        boolean detached = Boolean.parseBoolean(arguments[1]);
        LocalStack.start(detached ? options.untilStopped() : options, Progress.none());
        if (!detached) {
            Thread.currentThread().join();
        }
    }
}
