package io.vocstreams.notify.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookAnswerTest {

    @ParameterizedTest
    @CsvSource({
        "200, TAKEN",
        "204, TAKEN",
        "301, UNAVAILABLE",
        "400, REFUSED",
        "401, UNAVAILABLE",
        "404, UNAVAILABLE",
        "409, REFUSED",
        "410, UNAVAILABLE",
        "422, REFUSED",
        "429, UNAVAILABLE",
        "500, UNAVAILABLE",
        "503, UNAVAILABLE"
    })
    void shouldTellARefusedAnnouncementFromAWebhookThatTakesNothing(int status, WebhookAnswer.Kind kind) {
        assertThat(WebhookAnswer.of(status, null).kind()).isEqualTo(kind);
    }
}
