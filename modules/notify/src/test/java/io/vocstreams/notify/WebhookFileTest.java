package io.vocstreams.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vocstreams.model.cases.CaseEvent.Transition;
import io.vocstreams.model.cases.Severity;
import io.vocstreams.notify.domain.AnnouncementFilter;
import io.vocstreams.notify.domain.Pauses;
import io.vocstreams.notify.domain.Webhook;
import io.vocstreams.platform.yaml.InvalidYamlException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookFileTest {

    private static final String SECRET = "0123456789abcdef01234567";

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void keepTheSecret() throws IOException {
        Files.writeString(folder.resolve("secret"), SECRET + "\n");
    }

    @Test
    void shouldReadEverySettingOfAWebhook() throws IOException {
        Webhook webhook = read("""
                webhooks:
                  - name: service-desk
                    url: https://desk.example.com/voc?team=7
                    secret: {file: secret}
                    transitions: [OPENED, BREACHED]
                    severities: HIGH
                    owners: [stores]
                    rules: [detractor]
                    timeout: PT3S
                    firstPause: PT2S
                    longestPause: PT1M
                """).get(0);

        assertThat(webhook.name()).isEqualTo("service-desk");
        assertThat(webhook.url()).isEqualTo(URI.create("https://desk.example.com/voc?team=7"));
        assertThat(webhook.secrets()).containsExactly(SECRET.getBytes(StandardCharsets.UTF_8));
        assertThat(webhook.selection())
                .isEqualTo(new AnnouncementFilter(
                        Set.of(Transition.OPENED, Transition.BREACHED),
                        Set.of(Severity.HIGH),
                        Set.of("stores"),
                        Set.of("detractor")));
        assertThat(webhook.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(webhook.pauses()).isEqualTo(new Pauses(Duration.ofSeconds(2), Duration.ofMinutes(1)));
    }

    @Test
    void shouldTakeTheUrlAndSecretsFromTheEnvironmentToo() throws IOException {
        Webhook webhook = read("""
                webhooks:
                  - name: chat
                    url: {env: CHAT_URL}
                    secret: [{env: CHAT_SECRET}, {file: secret}]
                """).get(0);

        assertThat(webhook.url()).isEqualTo(URI.create("https://chat.example.com/hooks/T0K3N"));
        assertThat(webhook.secrets()).hasSize(2);
        assertThat(webhook.secrets().get(0)).hasSize(24).startsWith(0x31, 0xf2, 0x90);
        assertThat(webhook.timeout()).isEqualTo(WebhookFile.DEFAULT_TIMEOUT);
        assertThat(webhook.pauses()).isEqualTo(WebhookFile.DEFAULT_PAUSES);
    }

    @Test
    void shouldShowNeitherUrlNorSecret() throws IOException {
        assertThat(read("""
                        webhooks: [{name: chat, url: {env: CHAT_URL}, secret: {file: secret}}]
                        """).toString()).isEqualTo("[webhook chat]");
    }

    @Test
    void shouldSayWhatIsWrongWithoutRepeatingWhatIsSecret() {
        assertThatThrownBy(() -> read("""
                        webhooks:
                          - name: Service Desk
                            url: ftp://T0K3N.example.com
                            secret: T0K3N
                          - name: a
                            url: https://T0K3N@desk.example.com/
                            secret: {file: missing}
                          - name: b
                            url: {env: NO_SUCH}
                            secret: {env: SHORT}
                          - name: a
                            url: https://ok.example.com/T0K3N
                            secret: {file: secret, env: SHORT}
                            transitions: [CLOSED]
                            timeout: PT1M
                            longestPause: PT2H
                          - name: c
                            url: https://ok.example.com/T0K3N
                            secret: {env: NO_BASE64}
                            colour: red
                        """))
                .isInstanceOf(InvalidYamlException.class)
                .message()
                .contains(
                        "webhooks[1].name",
                        "must be up to 40 of a to z, 0 to 9 and -",
                        "webhooks[1].url",
                        "must begin with https:// or http:// and a host",
                        "webhooks[1].secret",
                        "must be {file: PATH} or {env: NAME}",
                        "holds a user or a password",
                        "`missing` cannot be read",
                        "there is no variable `NO_SUCH` in the environment",
                        "is shorter than 24 bytes",
                        "webhooks[4].name",
                        "stands twice",
                        "'CLOSED' is none of",
                        "webhooks[4].timeout",
                        "at most PT30S",
                        "webhooks[4].longestPause",
                        "at most PT1H",
                        "stands twice: one webhook would be taken for the other",
                        "begins with whsec_ and is no base64",
                        "colour")
                .doesNotContain("T0K3N", "2short");
    }

    private List<Webhook> read(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("webhooks.yml"), yaml);
        return WebhookFile.read(
                file,
                Map.of(
                        "CHAT_URL", "https://chat.example.com/hooks/T0K3N",
                        "CHAT_SECRET", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "SHORT", "2short",
                        "NO_BASE64", "whsec_T0K3N!"));
    }
}
