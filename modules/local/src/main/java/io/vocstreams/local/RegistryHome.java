package io.vocstreams.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
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
record RegistryHome(Path runner) {
    private static final String VARIABLE = "VOC_REGISTRY_HOME";

    /** In the folder the environment names, else in {@code registry} near our own code, where the build puts it. */
    static RegistryHome find() {
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
