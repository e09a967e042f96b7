package io.vocstreams.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final Setting<Duration> GAP = Setting.duration("voc.journey.inactivity-gap", "P7D", "A gap.");

    @Test
    void shouldFallBackToTheDefault() {
        assertThat(Settings.of(Map.of()).get(GAP)).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void shouldReadTheEnvironment() {
        Settings settings = Settings.ofEnvironment(
                Map.of("VOC_JOURNEY_INACTIVITY_GAP", "PT30M", "VOC_KAFKA_SECURITY_PROTOCOL", "SSL"), List.of(GAP));

        assertThat(settings.get(GAP)).isEqualTo(Duration.ofMinutes(30));
        assertThat(settings.kafka()).containsExactly(Map.entry("security.protocol", "SSL"));
    }

    @Test
    void shouldLetTheStrongerSourceWin() {
        Settings file = Settings.of(Map.of(GAP.key(), "P1D"));
        Settings line = Settings.of(Map.of(GAP.key(), "P2D"));

        assertThat(file.overriddenBy(line).get(GAP)).isEqualTo(Duration.ofDays(2));
    }

    @Test
    void shouldNameTheKeyAndTheProblemOfAMalformedValue() {
        assertThatThrownBy(() -> Settings.of(Map.of(GAP.key(), "7 days")).get(GAP))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("voc.journey.inactivity-gap: `7 days` is not an ISO-8601 duration such as P7D or PT30M");
    }

    @Test
    void shouldRefuseAKeyThatNobodyReads() {
        assertThatThrownBy(() -> Settings.of(Map.of("voc.journey.gap", "P1D")).requireKnown(List.of(GAP), Set.of()))
                .hasMessage("voc.journey.gap: there is no such setting");
    }
}
