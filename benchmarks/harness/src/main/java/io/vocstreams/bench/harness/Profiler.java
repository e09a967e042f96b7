package io.vocstreams.bench.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** async-profiler, which sees native code, too: RocksDB, compression, the JVM's own threads. */
final class Profiler {

    private static final String FILE = "libasyncProfiler.so";

    private Profiler() {}

    /** The argument of a JVM that writes stacks and how often each was seen, by thread, when it ends. */
    static String argument(Path folder) {
        return "-agentpath:" + library(folder) + "=start,event=ctimer,interval=2ms,threads,collapsed,file="
                + stacks(folder);
    }

    static Path stacks(Path folder) {
        return folder.resolve("stacks.collapsed");
    }

    private static Path library(Path folder) {
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String resource = (machine.equals("aarch64") ? "/linux-arm64/" : "/linux-x64/") + FILE;
        try (InputStream library = Profiler.class.getResourceAsStream(resource)) {
            if (library == null) {
                throw new BenchmarkFailure("async-profiler has no " + resource + "; leave --profile out");
            }
            Files.createDirectories(folder);
            Path file = folder.resolve(FILE);
            Files.copy(library, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
