package io.vocstreams.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Finds the public data sets beside the repository, which never holds them itself. */
final class RealData {

    private static final String MARK = "completejourney";

    private RealData() {}

    /** Where a data set is, or where it was looked for in vain. */
    static Path folder(String name) {
        return Optional.ofNullable(System.getProperty("voc.data", System.getenv("VOC_DATA")))
                .map(Path::of)
                .or(RealData::besideTheRepository)
                .orElse(repository().resolve("../shared/data"))
                .resolve(name)
                .toAbsolutePath()
                .normalize();
    }

    /** The figures that were computed from the data set by other means. JSON is YAML. */
    static Figures truth(String name) {
        try {
            String json = Files.readString(folder(name).resolve("truth.json"));
            return new Figures(new Load(LoadSettings.builder()
                            .setCodePointLimit(Integer.MAX_VALUE)
                            .build())
                    .loadFromString(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path mapping(String name) {
        return repository().resolve("examples/replay").resolve(name);
    }

    /** The nearest folder above that holds the whole project. */
    static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("examples/replay"))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException(
                        "not inside the repository: " + Path.of("").toAbsolutePath());
            }
            folder = parent;
        }
        return folder;
    }

    /** A linked worktree lies deeper than the repository, so folders further up are looked at too. */
    private static Optional<Path> besideTheRepository() {
        for (Path folder = repository(); folder != null; folder = folder.getParent()) {
            Path data = folder.resolve("shared/data");
            if (Files.isDirectory(data.resolve(MARK))) {
                return Optional.of(data);
            }
        }
        return Optional.empty();
    }
}
