package io.vocstreams.app.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vocstreams.model.guidance.Notice;
import io.vocstreams.model.guidance.Notice.Subject;
import io.vocstreams.platform.yaml.InvalidYamlException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoticeFileTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void shouldReadWhatHappened() {
        List<Notice> notices = NoticeFile.parse("operations.yml", """
                operations:
                  - id: NH12-late
                    subject: {key: flight, value: NH12}
                    kind: FLIGHT_LATE
                    severity: HIGH
                    source: ops
                    occurredAt: 2026-11-20T09:00:00Z
                    validUntil: 2026-11-20T18:00:00Z
                    attributes: {newTime: "14:35"}
                  - {id: S1, subject: {key: storeId, value: S1}, kind: CLOSES_EARLY, validUntil: 2026-11-20T18:00:00Z}
                """, NOW);

        assertThat(notices).hasSize(2);
        assertThat(notices.get(0).subject()).isEqualTo(new Subject("flight", "NH12"));
        assertThat(notices.get(0).occurredAt()).isEqualTo(Instant.parse("2026-11-20T09:00:00Z"));
        assertThat(notices.get(0).attributes()).isEqualTo(Map.of("newTime", "14:35"));
        assertThat(notices.get(1).occurredAt()).isEqualTo(NOW);
    }

    @Test
    void shouldNameEverythingThatIsWrong() {
        assertThatThrownBy(() -> NoticeFile.parse("operations.yml", """
                        operations:
                          - {id: a, kind: K, validUntil: 2026-11-20T11:00:00Z}
                          - {subject: {key: flight}, kind: K, occurredAt: today, validUntil: 2026-12-21T12:00:00Z}
                          - {id: c, subject: {key: k, value: v}, kind: K, colour: red}
                        """, NOW))
                .isInstanceOf(InvalidYamlException.class)
                .message()
                .contains(
                        "operations[0]",
                        "`subject` is missing",
                        "must not be before `occurredAt`",
                        "`id` is missing",
                        "`value` is missing",
                        "'today' is no time",
                        "`validUntil` is missing",
                        "colour");
    }
}
