package io.vocstreams.local;

import java.nio.file.Path;

/** A program that starts a stack, for tests of what becomes of it. */
final class StackStarter {
    private StackStarter() {}

    /** Arguments: the directory, and whether the stack is to be detached. */
    public static void main(String[] arguments) throws InterruptedException {
        boolean detached = Boolean.parseBoolean(arguments[1]);
        LocalStack.start(
                new LocalStackOptions(Path.of(arguments[0]), true, StackPorts.free(), detached), Progress.none());
        if (!detached) {
            Thread.currentThread().join();
        }
    }
}
