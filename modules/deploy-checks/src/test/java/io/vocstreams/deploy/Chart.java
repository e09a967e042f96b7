package io.vocstreams.deploy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The Helm chart, and the real Helm to render it. */
final class Chart {

    static final Path ROOT = Path.of(System.getProperty("root.directory", "../.."));
    static final Path FOLDER =
            ROOT.resolve("deploy/helm/voc-streams").toAbsolutePath().normalize();

    private static final Path VALUES = Path.of("src/test/resources/values");

    private Chart() {}

    /** Where the native library does not exist, the tests are skipped, and say so. */
    static void requireHelm() {
        boolean loads;
        try {
            Helm.version().call();
            loads = true;
        } catch (UnsatisfiedLinkError | RuntimeException absent) {
            loads = false;
        }
        Assumptions.assumeTrue(loads, "Helm's library cannot be loaded on this platform");
    }

    static String render(String values) {
        return new Helm(FOLDER)
                .template()
                .withName("voc")
                .withNamespace("insights")
                .withValuesFile(VALUES.resolve(values + ".yaml").toAbsolutePath())
                .call();
    }

    static String renderWith(Map<String, Object> chosen) {
        com.marcnuri.helm.TemplateCommand command = new Helm(FOLDER).template().withName("voc");
        chosen.forEach(command::set);
        return command.call();
    }

    static LintResult lint() {
        return new Helm(FOLDER).lint().strict().call();
    }

    static String file(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name));
    }
}
