package io.vocstreams.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Incoming;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.intake.Intake;
import io.vocstreams.model.intake.Rejection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonPageTest {

    private static final Path PAGE = Path.of(System.getProperty("docs.directory"), "json.md");
    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

    static List<String> types() {
        return JsonRecords.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void shouldHaveAnExampleThatIsAccepted(String type) {
        JsonItem item = Documents.read(example(type));

        assertThat(item.refusal(Set.of())).isEmpty();
        assertThat(judged(Objects.requireNonNull(item.value()))).isEmpty();
        assertThat(item.value().getClass().getSimpleName()).isEqualTo(type);
    }

    @Test
    @Tag("generated")
    void shouldBeDescribedInTheDocumentation() throws IOException {
        String page = JsonPage.of(JsonPageTest::example);
        if ("write".equals(System.getProperty("docs"))) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("docs/json.md is not what the schemas say; CONTRIBUTING.md says how to rewrite it")
                .isEqualTo(page);
    }

    private static Optional<Rejection> judged(Incoming value) {
        Intake intake = new Intake(Duration.ofMinutes(5));
        if (value instanceof Interaction interaction) {
            return intake.judge(interaction, NOW);
        }
        return value instanceof IdentityLink link ? intake.judge(link, NOW) : Intake.judge((CustomerProfile) value);
    }

    private static String example(String type) {
        String file = "/schemas/examples/" + type + ".json";
        try (InputStream example = JsonPageTest.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(example, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
