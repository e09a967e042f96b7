package io.vocstreams.local;

import io.vocstreams.local.child.ChildProcessMain;
import io.vocstreams.local.child.FolderRemoval;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The unpacked registry server.
 *
 * @param runner the jar to start; its libraries lie beside it
 */
public record RegistryHome(Path runner) {
    private static final String VARIABLE = "VOC_REGISTRY_HOME";

    /** In the folder the environment names, else in {@code registry} near our own code, where the build puts it. */
    public static RegistryHome find() {
        return find(System.getenv(), ownPlace());
    }

    static RegistryHome find(Map<String, String> environment, Path start) {
        List<Path> places = places(environment, start);
        return places.stream()
                .map(RegistryHome::runnerIn)
                .flatMap(Optional::stream)
                .findFirst()
                .map(RegistryHome::new)
                .orElseThrow(() -> new LocalStackException("The schema registry's program was not found in "
                        + places.get(0) + (places.size() > 1 ? " or above" : "")
                        + "; build it with mvn package, or name its folder in " + VARIABLE));
    }

    /**
     * With the classes of a child process, which are copied to the given folder. They come by themselves: the rest of
     * our class path has other versions of what the registry brings.
     */
    public String classPathWithChild(Path folder) throws IOException {
        for (Class<?> type : List.of(ChildProcessMain.class, FolderRemoval.class)) {
            Path target = folder.resolve(type.getName().replace('.', '/') + ".class");
            Files.createDirectories(target.getParent());
            try (InputStream bytes = type.getResourceAsStream(type.getSimpleName() + ".class")) {
                if (bytes == null) {
                    throw new IllegalStateException("No class file of " + type.getName());
                }
                Files.copy(bytes, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return folder + File.pathSeparator + runner;
    }

    private static List<Path> places(Map<String, String> environment, Path start) {
        String named = environment.getOrDefault(VARIABLE, "");
        if (!named.isBlank()) {
            return List.of(Path.of(named));
        }
        List<Path> places = new ArrayList<>();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            places.add(folder.resolve("registry"));
            places.add(folder.resolve("modules/local/target/registry"));
        }
        return places;
    }

    private static Optional<Path> runnerIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("apicurio-registry-app-.*-runner\\.jar"))
                    .map(Path::toAbsolutePath)
                    .findFirst();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The folder that holds our jar or our class files. */
    private static Path ownPlace() {
        try {
            Path code = Path.of(RegistryHome.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return code.resolveSibling("");
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
