package io.vocstreams.local.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChildProcessTest {

    /** What the child runs. */
    public static final class Sleeper {
        private Sleeper() {}

        public static void main(String[] arguments) throws InterruptedException {
            System.out.println("running");
            Thread.currentThread().join();
        }
    }

    @TempDir
    Path parent;

    @Test
    void shouldEndWithItsParentThoughTheOtherChildHasDeletedItsClasses() throws IOException, InterruptedException {
        Path data = Files.createDirectories(parent.resolve("data"));
        Path classes = data.resolve("classes");
        for (Class<?> type : List.of(ChildProcessMain.class, FolderRemoval.class, Sleeper.class)) {
            copy(type, classes);
        }
        Process child = start(data, classes);
        assertThat(child.inputReader().readLine()).isEqualTo("running");

        assertThat(FolderRemoval.delete(classes)).isTrue();
        child.outputWriter().close();

        assertThat(child.waitFor()).isZero();
        assertThat(data).doesNotExist();
    }

    private static Process start(Path data, Path classes) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-D" + ChildProcessMain.WATCH_INPUT + "=true",
                        "-D" + ChildProcessMain.DELETE_AT_END + "=" + data,
                        "-cp",
                        classes.toString(),
                        ChildProcessMain.class.getName(),
                        Sleeper.class.getName())
                .redirectErrorStream(true)
                .start();
    }

    private static void copy(Class<?> type, Path classes) throws IOException {
        String file = type.getName().replace('.', '/') + ".class";
        Path target = classes.resolve(file);
        Files.createDirectories(target.getParent());
        try (InputStream bytes = type.getClassLoader().getResourceAsStream(file)) {
            assertThat(bytes).isNotNull();
            Files.copy(bytes, target);
        }
    }
}
