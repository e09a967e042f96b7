package io.vocstreams.local;

import io.vocstreams.local.child.ChildProcessMain;
import io.vocstreams.local.child.FolderRemoval;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Starts a JVM like this one for a component, with the folders it needs. */
final class ChildJvm {
    private final LocalStackOptions options;
    private final Path data;
    private final Component component;

    ChildJvm(LocalStackOptions options, Path data, Component component) {
        this.options = options;
        this.data = data;
        this.component = component;
    }

    /** What the component keeps. */
    Path folder() {
        return data.resolve(component.fileName());
    }

    Path log() {
        return data.resolve("logs").resolve(component.fileName() + ".log");
    }

    Path output() {
        return data.resolve("logs").resolve(component.fileName() + ".out");
    }

    /** Files made again at each start. */
    Path run() {
        return data.resolve("run").resolve(component.fileName());
    }

    /** The class path as seen from another working directory. */
    static String absolute(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The class path comes by the environment: it is long, and would hide the rest of the command from {@code ps}. */
    Process start(String classPath, List<String> jvmArguments, List<String> main) throws IOException {
        Path temporary = run().resolve("tmp");
        FolderRemoval.delete(temporary);
        Files.createDirectories(temporary);
        Files.createDirectories(folder());
        Files.createDirectories(output().getParent());
        ProcessBuilder builder = new ProcessBuilder(command(temporary, jvmArguments, main));
        builder.environment().keySet().removeIf(ChildJvm::wouldChangeSettings);
        builder.environment().put("CLASSPATH", classPath);
        // Ours ignore what the terminal sends; Quarkus would replace them.
        builder.environment().put("DISABLE_SIGNAL_HANDLERS", "true");
        // Quarkus obeys a .env file and a config folder of the directory it is started in.
        builder.directory(temporary.toFile());
        builder.redirectErrorStream(true).redirectOutput(output().toFile());
        builder.redirectInput(
                options.detached()
                        ? ProcessBuilder.Redirect.from(new File("/dev/null"))
                        : ProcessBuilder.Redirect.PIPE);
        return builder.start();
    }

    private List<String> command(Path temporary, List<String> jvmArguments, List<String> main) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // The quick compiler alone: 40 % less work until the broker is up, and also over its first six million records.
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData"));
        command.add("-XX:ErrorFile=" + output().resolveSibling(component.fileName() + "-crash.log"));
        command.add("-Djava.io.tmpdir=" + temporary);
        command.add("-D" + ChildProcessMain.WATCH_INPUT + "=" + !options.detached());
        if (options.ephemeral() && !options.detached()) {
            command.add("-D" + ChildProcessMain.DELETE_AT_END + "=" + data);
        }
        command.addAll(jvmArguments);
        command.add(ChildProcessMain.class.getName());
        command.addAll(main);
        return command;
    }

    private static boolean wouldChangeSettings(String variable) {
        String name = variable.toUpperCase(Locale.ROOT);
        return name.startsWith("QUARKUS_")
                || name.startsWith("APICURIO_")
                || name.equals("JAVA_TOOL_OPTIONS")
                || name.equals("JDK_JAVA_OPTIONS");
    }
}
