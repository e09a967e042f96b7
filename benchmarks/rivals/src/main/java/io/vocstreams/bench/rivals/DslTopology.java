package io.vocstreams.bench.rivals;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.vocstreams.bench.rivals.avro.AttributedAnswer;
import io.vocstreams.bench.subset.CustomerKeys;
import io.vocstreams.bench.subset.Journeys;
import io.vocstreams.bench.subset.OutputTopics;
import io.vocstreams.bench.subset.Steps;
import io.vocstreams.bench.subset.Tallies;
import io.vocstreams.contract.Attribution;
import io.vocstreams.contract.Feedback;
import io.vocstreams.contract.Journey;
import io.vocstreams.contract.JourneyStep;
import io.vocstreams.contract.Score;
import io.vocstreams.contracts.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.JoinWindows;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.SessionWindows;
import org.apache.kafka.streams.kstream.StreamJoined;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.SessionStore;

/**
 * Journeys by session windows, feedback joined with the touchpoints before it, and scores by aggregation. Trusts that
 * records are keyed by customer.
 */
final class DslTopology {

    private static final Duration GAP = Duration.ofDays(7);
    private static final Duration LOOKBACK = Duration.ofDays(14);
    /** Longer than anything arrives late. */
    private static final Duration GRACE = Duration.ofDays(1);

    private static final List<String> TOUCHPOINTS = Topics.INTERACTION_INPUTS.stream()
            .filter(topic -> !topic.equals(Topics.FEEDBACK))
            .toList();

    private final StreamsBuilder builder;
    private final Map<String, Object> avro;
    private final OutputTopics outputs;

    DslTopology(StreamsBuilder builder, Map<String, Object> avro, OutputTopics outputs) {
        this.builder = builder;
        this.avro = avro;
        this.outputs = outputs;
    }

    void define() {
        KStream<String, JourneyStep> steps = TOUCHPOINTS.stream()
                .map(topic -> this.<SpecificRecord>input(topic).mapValues(Steps::of))
                .reduce(KStream::merge)
                .orElseThrow();
        journeys(steps);
        KTable<String, AttributedAnswer> attributed = attributed(steps);
        attributed
                .toStream()
                .mapValues(Answers::attribution)
                .to(outputs.attributions(), Produced.with(Serdes.String(), this.<Attribution>values()));
        for (boolean byChannel : new boolean[] {false, true}) {
            scores(attributed, byChannel, true);
            scores(attributed, byChannel, false);
        }
    }

    private void journeys(KStream<String, JourneyStep> steps) {
        steps.groupByKey(Grouped.with("steps", Serdes.String(), values()))
                .windowedBy(SessionWindows.ofInactivityGapAndGrace(GAP, GRACE))
                .aggregate(
                        () -> Journeys.of("", List.of()),
                        (customer, step, journey) -> Journeys.of(customer, Journeys.with(journey.getSteps(), step)),
                        DslTopology::merged,
                        Materialized.<String, Journey, SessionStore<Bytes, byte[]>>as("journeys-by-customer")
                                .withKeySerde(Serdes.String())
                                .withValueSerde(values()))
                .toStream()
                .map((window, journey) -> KeyValue.pair(
                        window.key() + "|" + window.window().start() + "|"
                                + window.window().end(),
                        journey))
                .to(outputs.journeys(), Produced.with(Serdes.String(), values()));
    }

    private static Journey merged(String customer, Journey one, Journey other) {
        List<JourneyStep> steps = one.getSteps();
        for (JourneyStep step : other.getSteps()) {
            steps = Journeys.with(steps, step);
        }
        return Journeys.of(customer, steps);
    }

    private KTable<String, AttributedAnswer> attributed(KStream<String, JourneyStep> steps) {
        KStream<String, AttributedAnswer> answers =
                this.<Feedback>input(Topics.FEEDBACK).mapValues(Answers::unattributed);
        KStream<String, AttributedAnswer> candidates = answers.join(
                steps,
                Answers::about,
                JoinWindows.ofTimeDifferenceAndGrace(Duration.ZERO, GRACE).before(LOOKBACK),
                StreamJoined.with(Serdes.String(), this.<AttributedAnswer>values(), this.<JourneyStep>values())
                        .withName("last-touch")
                        .withStoreName("last-touch"));
        // An answer without any touchpoint has a row, too.
        return answers.merge(candidates)
                .groupBy(
                        (customer, answer) -> answer.getFeedbackId(),
                        Grouped.with("feedback", Serdes.String(), values()))
                .reduce(
                        Answers::better,
                        Materialized.<String, AttributedAnswer, KeyValueStore<Bytes, byte[]>>as("answers-by-feedback")
                                .withKeySerde(Serdes.String())
                                .withValueSerde(values()));
    }

    private void scores(KTable<String, AttributedAnswer> attributed, boolean byChannel, boolean hourly) {
        String name = (byChannel ? "channel" : "overall") + (hourly ? "-hour" : "-day");
        attributed
                .groupBy(
                        (feedback, answer) -> KeyValue.pair(
                                Answers.window(answer, byChannel, hourly).key(), answer),
                        Grouped.with(name, Serdes.String(), this.<AttributedAnswer>values()))
                .aggregate(
                        () -> null,
                        (key, answer, score) -> counted(Answers.window(answer, byChannel, hourly), answer, score, 1),
                        (key, answer, score) -> counted(Answers.window(answer, byChannel, hourly), answer, score, -1),
                        Materialized.<String, Score, KeyValueStore<Bytes, byte[]>>as("scores-by-" + name)
                                .withKeySerde(Serdes.String())
                                .withValueSerde(values()))
                .toStream()
                .to(outputs.scores(), Produced.with(Serdes.String(), values()));
    }

    private static Score counted(Tallies.Window window, AttributedAnswer answer, Score before, long change) {
        List<Long> histogram = before == null ? Tallies.nothing(window) : before.getHistogram();
        return Tallies.of(window, Tallies.plus(histogram, answer.getValue() - window.least(), change));
    }

    private <T extends SpecificRecord> KStream<String, T> input(String topic) {
        return builder.stream(
                topic, Consumed.with(customers(), this.<T>values()).withTimestampExtractor(new EventTime()));
    }

    private static Serde<String> customers() {
        StringDeserializer keys = new StringDeserializer();
        return Serdes.serdeFrom(
                new StringSerializer(), (topic, key) -> CustomerKeys.customerOf(keys.deserialize(topic, key)));
    }

    @SuppressWarnings("unchecked") // The schema of the bytes says which class they are.
    private <T> Serde<T> values() {
        KafkaAvroSerializer serializer = new KafkaAvroSerializer();
        serializer.configure(avro, false);
        KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer();
        deserializer.configure(avro, false);
        return Serdes.serdeFrom((Serializer<T>) serializer, (Deserializer<T>) (Deserializer<?>) deserializer);
    }
}
