package io.vocstreams.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.platform.config.Settings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalServiceTest {

    private static final Path DIRECTORY = Path.of("stack");

    @Test
    void shouldTellWebhooksOnlyWhereThereAreSome() {
        assertThat(LocalService.askedFor(DIRECTORY, Settings.of(Map.of())))
                .extracting(LocalService::name)
                .containsExactly("gateway", "stages", "serve");
        assertThat(LocalService.askedFor(DIRECTORY, Settings.of(Map.of("voc.notify.webhooks", "webhooks.yml"))))
                .extracting(LocalService::name)
                .containsExactly("gateway", "stages", "serve", "notify");
    }

    @Test
    void shouldStopWhateverMayHaveBeenStarted() {
        assertThat(LocalService.all(DIRECTORY)).extracting(LocalService::name).contains("notify");
    }
}
