package io.vocstreams.app.redrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vocstreams.app.InvalidUsage;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.RejectedRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.Operation;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.intake.Rejection;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.platform.SourceRecord;
import io.vocstreams.platform.yaml.InvalidYamlException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FixesTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Identifier COOKIE = new Identifier(IdentifierType.COOKIE_ID, "null");

    private final EdgeSerdes serdes = EdgeSerdes.registering("mock://fixes", Map.of());

    @AfterEach
    void close() {
        serdes.close();
    }

    @Test
    void shouldSetFieldsToTemplates() {
        Feedback fixed = fixed("set: {value: 10, comment: '{surveyId} said {value}', status: DISMISSED}");

        // In the order of the file: the comment already sees the new value.
        assertThat(fixed.value()).isEqualTo(10);
        assertThat(fixed.comment()).isEqualTo("spring said 10");
        assertThat(fixed.status()).isEqualTo(Feedback.Status.DISMISSED);
        assertThat(fixed.header().eventId()).isEqualTo("f1");
        assertThat(fixed.header().occurredAt()).isEqualTo(NOON);
    }

    @Test
    void shouldTakeValuesAway() {
        assertThat(fixed("set: {value: ~, comment: '{storeId}'}"))
                .returns(null, Feedback::value)
                .returns(null, Feedback::comment);
    }

    @Test
    void shouldMendIdentifiersByTheirType() {
        Feedback fixed = fixed(
                "set: {header.identifiers.LOYALTY_ID: '{header.correlations.card}', header.identifiers.COOKIE_ID: ~}");

        assertThat(fixed.header().identifiers()).containsExactly(new Identifier(IdentifierType.LOYALTY_ID, "L7"));
    }

    @Test
    void shouldRenameCorrelations() {
        assertThat(fixed("rename: {header.correlations.card: header.correlations.orderId}")
                        .header()
                        .correlations())
                .isEqualTo(Map.of("orderId", "L7"));
    }

    @Test
    void shouldReplaceTheValuesItKnows() {
        assertThat(fixed("replace: {channel: {WEB: APP}, surveyId: {'*': other}, questionId: {q9: q2}}"))
                .returns(Channel.APP, Feedback::channel)
                .returns("other", Feedback::surveyId)
                .returns("q1", Feedback::questionId);
    }

    @Test
    void shouldShiftTimes() {
        assertThat(fixed("shift: {header.occurredAt: -PT2H}").header().occurredAt())
                .isEqualTo(NOON.minus(Duration.ofHours(2)));
    }

    @Test
    void shouldLeaveAloneWhatItIsNotFor() {
        assertThat(apply("when: {surveyId: [autumn, winter]}, set: {value: 1}", RejectReason.VALUE_OUT_OF_RANGE))
                .isNull();
        assertThat(apply("reason: MISSING_FIELD, set: {value: 1}", RejectReason.VALUE_OUT_OF_RANGE))
                .isNull();
        assertThat(apply("set: {value: 1}", RejectReason.UNDECODABLE)).isNull();
    }

    @Test
    void shouldNameEveryMistakeOfTheFileWithItsLine() {
        assertThatThrownBy(() -> FixFile.parse("fix.yaml", """
                        version: 2
                        fixes:
                          - topic: voc.feedbak.v1
                            reason: WRONG
                            shift: {header.occurredAt: 2h}
                          - sett: {value: 1}
                        """))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessageMatching("""
                        (?s)fix.yaml:1: version: '2' is unknown; known is 1
                        fix.yaml:3: fixes\\[1\\].topic: 'voc.feedbak.v1' is no input topic; there are \\[voc.touchpoints.*\\]
                        fix.yaml:4: fixes\\[1\\].reason: 'WRONG' is no reason; there are \\[TOO_LARGE.*\\]
                        fix.yaml:5: fixes\\[1\\].shift.header.occurredAt: '2h' is no ISO-8601 duration such as PT2H or -PT2H
                        fix.yaml:6: fixes\\[2\\].sett: unknown key; did you mean `set`\\?
                        fix.yaml:6: fixes\\[2\\]: `topic` is missing
                        fix.yaml:6: fixes\\[2\\]: changes nothing; it needs `rename`, `replace`, `shift` or `set`""");
    }

    @Test
    void shouldNameAFieldThatDoesNotExistBeforeAnythingIsSent() {
        assertThatThrownBy(() -> apply("set: {header.eventID: x}", RejectReason.VALUE_OUT_OF_RANGE))
                .isInstanceOf(InvalidUsage.class)
                .hasMessage("fix.yaml:2: fixes[1], `header.eventID`: `eventID` is no field of EventHeader");
    }

    @Test
    void shouldNameTheRecordWhoseFieldCannotBecomeThat() {
        assertThatThrownBy(() -> apply("set: {value: '{comment}'}", RejectReason.VALUE_OUT_OF_RANGE))
                .isInstanceOf(InvalidUsage.class)
                .hasMessage("fix.yaml:2: fixes[1], `value` of the record at voc.feedback.v1, partition 2, offset 17:"
                        + " is to become what is no int");
    }

    private Feedback fixed(String fix) {
        byte[] value = Objects.requireNonNull(apply(fix, RejectReason.VALUE_OUT_OF_RANGE));
        return serdes.feedback().deserializer().deserialize(Topics.FEEDBACK, value);
    }

    private byte @Nullable [] apply(String fix, RejectReason reason) {
        byte[] value = serdes.feedback().serializer().serialize(Topics.FEEDBACK, feedback());
        FixFile file = FixFile.parse("fix.yaml", "version: 1\nfixes: [{topic: voc.feedback.v1, " + fix + "}]");
        SourceRecord source = new SourceRecord(Topics.FEEDBACK, 2, 17, 0, null, value, List.of());
        return new Fixes(file, serdes.registry())
                .apply(RejectedRecord.of(source, new Rejection(reason, "wrong"), "identity", NOON));
    }

    private static Feedback feedback() {
        Header header = new Header(
                "f1", 0, Operation.UPSERT, "survey", NOON, null, List.of(COOKIE), Map.of("card", "L7"), Map.of());
        return new Feedback(
                header,
                "spring",
                "q1",
                Metric.NPS,
                0,
                10,
                Polarity.HIGHER_IS_BETTER,
                Feedback.Status.ANSWERED,
                12,
                "fine",
                null,
                Channel.WEB,
                null,
                null,
                null);
    }
}
