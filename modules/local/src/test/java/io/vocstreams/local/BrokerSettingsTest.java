package io.vocstreams.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerSettingsTest {
    private final Map<String, String> settings = BrokerSettings.of(new StackPorts(1001, 1002, 1003), Path.of("/data"));

    @Test
    void shouldListenOnTheLoopbackInterfaceOnly() {
        assertThat(settings)
                .containsEntry("listeners", "PLAINTEXT://127.0.0.1:1001,CONTROLLER://127.0.0.1:1002")
                .containsEntry("advertised.listeners", "PLAINTEXT://127.0.0.1:1001");
    }

    @Test
    void shouldNotMakeTopicsNobodyDeclared() {
        assertThat(settings).containsEntry("auto.create.topics.enable", "false");
    }
}
