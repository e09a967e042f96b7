package io.vocstreams.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka.ssl.key.password",
                "kafka.ssl.keystore.password",
                "kafka.ssl.keystore.key",
                "kafka.sasl.jaas.config",
                "kafka.sasl.oauthbearer.client.credentials.client.secret",
                "kafka.basic.auth.user.info",
                "kafka.schema.registry.basic.auth.user.info",
                "kafka.bearer.auth.token",
                "kafka.SSL.KEY.PASSWORD",
                "kafka.producer.sasl.jaas.config",
                "kafka.schema.registry.ssl.truststore.password",
                "kafka.pwd",
                "kafka.passphrase",
                "kafka.consumer.interceptor.apikey",
                "kafka.authorization",
                "kafka.monkey",
                "kafka.config.providers.vault.param.url",
                "voc.unknown"
            })
    void shouldMaskWhatIsNotKnownToBeHarmless(String key) {
        assertThat(Secrets.masked(key, "hunter2")).isEqualTo(Secrets.MASK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "voc.threads",
                "kafka.key.serializer",
                "kafka.key.deserializer",
                "kafka.ssl.keystore.location",
                "kafka.main.consumer.max.poll.records",
                "kafka.topic.max.message.bytes",
                "kafka.max.request.size",
                "kafka.num.stream.threads",
                "kafka.schema.registry.ssl.truststore.location",
                "kafka.schema.registry.basic.auth.credentials.source",
                "voc.scores.policy.exit"
            })
    void shouldShowWhatIs(String key) {
        assertThat(Secrets.masked(key, "plain")).isEqualTo("plain");
    }

    @ParameterizedTest
    @CsvSource({
        "http://joe:hunter2@registry:8081/x, http://****@registry:8081/x",
        "'https://a:b@one,https://c:d@two', 'https://****@one,https://****@two'",
        "http://registry:8081/@x, http://registry:8081/@x"
    })
    void shouldMaskWhoLogsInToAUrl(String url, String shown) {
        assertThat(Secrets.masked("voc.schema-registry", url)).isEqualTo(shown);
    }
}
