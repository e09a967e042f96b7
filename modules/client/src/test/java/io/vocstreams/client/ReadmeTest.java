package io.vocstreams.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines that a producer copies from the README compile, and do what it says. */
final class ReadmeTest {

    private static final Pattern LINES = Pattern.compile("```java\n(.*?)\n\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void shouldPublishWithTheLinesOfTheReadme() throws Exception {
        try (GatewayStandIn gateway = new GatewayStandIn()) {
            run(program(gateway));

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(gateway.accepted()).containsExactly("evt-1001"));
        }
    }

    private String program(GatewayStandIn gateway) throws IOException {
        Matcher lines = LINES.matcher(Files.readString(Path.of("README.md")));
        assertThat(lines.find()).isTrue();
        String body = lines.group(2)
                .replace("http://localhost:28082", gateway.address().toString())
                .replace("Path.of(\"spool\")", "Path.of(\"" + folder.resolve("spool") + "\")");
        return lines.group(1) + "\npublic class Lines {\n public static void run() {\n" + body + "}}\n";
    }

    private void run(String program) throws Exception {
        Path source = Files.writeString(folder.resolve("Lines.java"), program);
        int failures = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        source.toString());
        assertThat(failures).isZero();
        URL[] classes = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
            Method run = loader.loadClass("Lines").getMethod("run");
            run.invoke(null);
        }
    }
}
