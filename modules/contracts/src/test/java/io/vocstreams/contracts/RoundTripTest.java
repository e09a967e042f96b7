package io.vocstreams.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.Attribution;
import io.vocstreams.model.Incoming;
import io.vocstreams.model.Journey;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.guidance.GuidanceRow;
import io.vocstreams.model.guidance.Notice;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.intake.Rejection;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.voice.Reading;
import io.vocstreams.platform.SourceRecord;
import io.vocstreams.platform.SourceRecord.RawHeader;
import io.vocstreams.platform.ledger.LedgerEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

/** Every record comes back as it was, through the registry's wire format and through our own binary form. */
class RoundTripTest {

    private static final int TRIES = 200;

    private final EdgeSerdes serdes = EdgeSerdes.registering("mock://round-trip", Map.of());
    private final InteractionCodec codec = new InteractionCodec();

    @Property(tries = TRIES)
    void shouldKeepWhatComesInOnItsTopic(@ForAll("incoming") Incoming value) {
        assertThat(through(serdeOf(value), Topics.inputOf(value), value)).isEqualTo(value);
    }

    @Property(tries = TRIES)
    void shouldKeepWhatComesInInAStore(@ForAll("incoming") Incoming value) {
        assertThat(codec.incomingFromBytes(codec.toBytes(value))).isEqualTo(value);
    }

    @Property(tries = TRIES)
    void shouldGiveEqualBytesForEqualRecords(@ForAll("incoming") Incoming value) {
        Incoming equal = codec.incomingFromBytes(codec.toBytes(value));

        assertThat(codec.toBytes(equal)).isEqualTo(new InteractionCodec().toBytes(value));
    }

    /** Also that the schema's union names each of them. */
    @Property(tries = TRIES)
    void shouldKeepAnInteractionThatIdentityPublishes(@ForAll("resolved") ResolvedInteraction resolved) {
        assertThat(through(serdes.interactions(), Topics.INTERACTIONS, resolved))
                .isEqualTo(resolved);
    }

    @Property(tries = TRIES)
    void shouldKeepAJourney(@ForAll("journeys") Journey journey) {
        assertThat(through(serdes.journeys(), Topics.JOURNEYS, journey)).isEqualTo(journey);
    }

    @Property(tries = TRIES)
    void shouldKeepAnAttribution(@ForAll("attributions") Attribution attribution) {
        assertThat(through(serdes.attributions(), Topics.ATTRIBUTIONS, attribution))
                .isEqualTo(attribution);
    }

    @Property(tries = TRIES)
    void shouldKeepAScore(@ForAll("scores") Score score) {
        assertThat(through(serdes.scores(), Topics.SCORES, score)).isEqualTo(score);
    }

    @Property(tries = TRIES)
    void shouldKeepARate(@ForAll("rates") Rate rate) {
        assertThat(through(serdes.rates(), Topics.RATES, rate)).isEqualTo(rate);
    }

    @Property(tries = TRIES)
    void shouldKeepAReading(@ForAll("readings") Reading reading) {
        assertThat(through(serdes.readings(), Topics.READINGS, reading)).isEqualTo(reading);
    }

    @Property(tries = TRIES)
    void shouldKeepGuidance(@ForAll("guidance") GuidanceRow row) {
        assertThat(through(serdes.guidance(), Topics.GUIDANCE, row)).isEqualTo(row);
    }

    @Property(tries = TRIES)
    void shouldKeepAnOperation(@ForAll("notices") Notice notice) {
        assertThat(through(serdes.operations(), Topics.OPERATIONS, notice)).isEqualTo(notice);
    }

    @Property(tries = TRIES)
    void shouldKeepALedgerEntry(@ForAll("ledgerEntries") LedgerEntry entry) {
        assertThat(through(serdes.ledger(), Topics.LEDGER, entry)).isEqualTo(entry);
    }

    @Test
    void shouldKeepARejectedRecordWhole() {
        SourceRecord source = new SourceRecord(
                Topics.FEEDBACK,
                3,
                42,
                1_700_000_000_000L,
                null,
                new byte[] {0, -1, 7},
                List.of(new RawHeader("trace", new byte[] {1}), new RawHeader("empty", null)));
        RejectedRecord rejected = RejectedRecord.of(
                source,
                new Rejection(RejectReason.SCALE_INVALID, "scaleMax", "`scaleMax` 4"),
                "identity",
                Instant.ofEpochMilli(1));

        RejectedRecord read = through(serdes.rejected(), Topics.REJECTED, rejected);

        assertThat(read).usingRecursiveComparison().isEqualTo(rejected);
    }

    @Provide
    Arbitrary<ResolvedInteraction> resolved() {
        return RecordArbitraries.resolved();
    }

    @Provide
    Arbitrary<Incoming> incoming() {
        return RecordArbitraries.incoming();
    }

    @Provide
    Arbitrary<Journey> journeys() {
        return DerivedArbitraries.journeys();
    }

    @Provide
    Arbitrary<Attribution> attributions() {
        return DerivedArbitraries.attributions();
    }

    @Provide
    Arbitrary<Score> scores() {
        return DerivedArbitraries.scores();
    }

    @Provide
    Arbitrary<Reading> readings() {
        return DerivedArbitraries.readings();
    }

    @Provide
    Arbitrary<GuidanceRow> guidance() {
        return DerivedArbitraries.guidance();
    }

    @Provide
    Arbitrary<Notice> notices() {
        return DerivedArbitraries.notices();
    }

    @Provide
    Arbitrary<Rate> rates() {
        return DerivedArbitraries.rates();
    }

    @Provide
    Arbitrary<LedgerEntry> ledgerEntries() {
        return DerivedArbitraries.ledgerEntries();
    }

    @SuppressWarnings("unchecked") // A value has its class.
    private Serde<Incoming> serdeOf(Incoming value) {
        return (Serde<Incoming>) serdes.incoming(value.getClass());
    }

    private static <T> T through(Serde<T> serde, String topic, T record) {
        return serde.deserializer().deserialize(topic, serde.serializer().serialize(topic, record));
    }
}
