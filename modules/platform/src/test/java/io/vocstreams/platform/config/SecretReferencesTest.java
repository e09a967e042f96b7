package io.vocstreams.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.config.provider.FileConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretReferencesTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldReadASecretFromAFileOfItsOwnWithoutItsLineBreak() throws IOException {
        Files.writeString(folder.resolve("password"), "s3cret\n");

        assertThat(kafka("kafka.sasl.jaas.config", "Module required password=\"${dir:" + folder + ":password}\";"))
                .containsExactly(Map.entry("sasl.jaas.config", "Module required password=\"s3cret\";"));
    }

    @Test
    void shouldReadASecretFromAFileOfProperties() throws IOException {
        Path file = Files.writeString(folder.resolve("secrets.properties"), "registry=voc:pa$$word\n");

        assertThat(kafka("kafka.schema.registry.basic.auth.user.info", "${file:" + file + ":registry}"))
                .containsEntry("schema.registry.basic.auth.user.info", "voc:pa$$word");
    }

    @Test
    void shouldReadASecretFromTheEnvironment() {
        assertThat(kafka("kafka.ssl.truststore.password", "${env:PATH}"))
                .containsEntry("ssl.truststore.password", System.getenv("PATH"));
    }

    @Test
    void shouldLetADeploymentDeclareItsOwnProviders() throws IOException {
        Path file = Files.writeString(folder.resolve("vault.properties"), "token=abc");
        Settings settings = Settings.of(Map.of(
                "kafka.config.providers",
                "vault",
                "kafka.config.providers.vault.class",
                FileConfigProvider.class.getName(),
                "kafka.bearer.auth.token",
                "${vault:" + file + ":token}"));

        assertThat(settings.kafka()).containsExactly(Map.entry("bearer.auth.token", "abc"));
    }

    @Test
    void shouldNameTheReferenceThatLeadsNowhere() {
        String reference = "${dir:" + folder + ":absent}";

        assertThatThrownBy(() -> kafka("kafka.ssl.key.password", reference))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("kafka.ssl.key.password: " + reference + " leads to no value that can be read");
    }

    @Test
    void shouldNotReadSecretsToShowSettings() {
        Settings settings = Settings.of(Map.of("kafka.ssl.key.password", "${env:PATH}"));

        assertThat(settings.all()).containsEntry("kafka.ssl.key.password", "${env:PATH}");
    }

    private static Map<String, String> kafka(String key, String value) {
        return Settings.of(Map.of(key, value)).kafka();
    }
}
