package io.vocstreams.local.child;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Runs another main class as a child that ends when its standard input does, which is when its parent is gone, killed
 * or not.
 *
 * <p>The first argument is the main class, the others are its own.
 */
public final class ChildProcessMain {
    /** Set to true to end with the standard input. */
    public static final String WATCH_INPUT = "voc.child.watch-input";

    /** A folder to delete, instead of a clean stop, when the input ends. */
    public static final String DELETE_AT_END = "voc.child.delete-at-end";

    private static final Duration CLEAN_STOP = Duration.ofSeconds(15);

    private ChildProcessMain() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        // A terminal sends these to the whole group: the parent decides what they mean for its children.
        ignore("INT");
        ignore("HUP");
        if (Boolean.getBoolean(WATCH_INPUT)) {
            // Now: its class file may lie in the folder to delete, and another child may be the first to delete that.
            Class.forName(FolderRemoval.class.getName());
            daemon("parent-watch", ChildProcessMain::endWithInput);
        }
        String[] rest = new String[arguments.length - 1];
        System.arraycopy(arguments, 1, rest, 0, rest.length);
        try {
            Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object) rest);
        } catch (InvocationTargetException failure) {
            failure.printStackTrace();
            Runtime.getRuntime().exit(1);
        }
    }

    private static void endWithInput() {
        InputStream input = System.in;
        try {
            while (input.read() >= 0) {
                // Nothing is ever sent; only the end matters.
            }
        } catch (IOException broken) {
            System.err.println("Lost the parent: " + broken.getMessage());
        }
        String folder = System.getProperty(DELETE_AT_END, "");
        if (!folder.isEmpty()) {
            try {
                FolderRemoval.delete(Path.of(folder));
            } finally {
                Runtime.getRuntime().halt(0);
            }
        }
        daemon("end-anyway", ChildProcessMain::haltAfterAWhile);
        Runtime.getRuntime().exit(0);
    }

    private static void haltAfterAWhile() {
        try {
            Thread.sleep(CLEAN_STOP.toMillis());
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    /**
     * By reflection, because javac warns about {@code sun.misc} and has no option against that. A handler of ours
     * rather than SIG_IGN: Kafka calls the handler it replaces.
     */
    private static void ignore(String signal) throws ReflectiveOperationException {
        Class<?> signalType = Class.forName("sun.misc.Signal");
        Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
        Object handler = Proxy.newProxyInstance(
                handlerType.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, arguments) -> null);
        Object named = signalType.getConstructor(String.class).newInstance(signal);
        signalType.getMethod("handle", signalType, handlerType).invoke(null, named, handler);
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
