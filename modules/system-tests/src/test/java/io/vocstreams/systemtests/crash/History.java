package io.vocstreams.systemtests.crash;

import io.vocstreams.app.cluster.Serdes;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.Attribution;
import io.vocstreams.model.Journey;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.voice.Reading;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.testkit.Tables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** The published logs: the tables they end in, and whether each key's story is whole. */
final class History {

    private final Settings settings;
    private final Tables tables = Tables.empty();
    private final List<String> problems = new ArrayList<>();

    private History(Settings settings) {
        this.settings = settings;
    }

    static History read(Settings settings) {
        History history = new History(settings);
        try (EdgeSerdes serdes = Serdes.of(settings)) {
            history.readJourneys(serdes.journeys().deserializer());
            history.readAttributions(serdes.attributions().deserializer());
            history.readReadings(serdes.readings().deserializer());
            history.readScores(serdes.scores().deserializer());
        }
        return history;
    }

    /** The last record of each key. */
    Tables tables() {
        return tables;
    }

    /** Revisions that do not go 1, 2, 3 ..., and windows that close twice, as sentences. */
    List<String> problems() {
        return problems;
    }

    private void readJourneys(Deserializer<Journey> deserializer) {
        follow(Topics.JOURNEYS, deserializer, Journey::revision).values().forEach(tables::add);
    }

    private void readAttributions(Deserializer<Attribution> deserializer) {
        follow(Topics.ATTRIBUTIONS, deserializer, Attribution::revision)
                .values()
                .forEach(tables::add);
    }

    private void readReadings(Deserializer<Reading> deserializer) {
        follow(Topics.READINGS, deserializer, Reading::revision).values().forEach(tables::add);
    }

    private void readScores(Deserializer<Score> deserializer) {
        follow(Topics.SCORES, deserializer, Score::revision).values().forEach(tables::add);
        Set<String> closed = new HashSet<>();
        for (ConsumerRecord<String, byte[]> record : TopicLog.readAll(settings, Topics.SCORES)) {
            boolean isFinal =
                    deserializer.deserialize(Topics.SCORES, record.value()).finality() == Finality.FINAL;
            if (isFinal && !closed.add(record.key())) {
                problems.add(Topics.SCORES + ": " + record.key() + " is FINAL a second time");
            }
        }
    }

    /** After a tombstone a key starts again at 1. */
    private <V> Map<String, V> follow(String topic, Deserializer<V> deserializer, ToLongFunction<V> revisionOf) {
        Map<String, V> last = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : TopicLog.readAll(settings, topic)) {
            @Nullable V before = last.get(record.key());
            if (record.value() == null) {
                if (before == null) {
                    problems.add(topic + ": " + record.key() + " is deleted although it is not there");
                }
                last.remove(record.key());
                continue;
            }
            V value = deserializer.deserialize(topic, record.value());
            long wanted = before == null ? 1 : revisionOf.applyAsLong(before) + 1;
            long actual = revisionOf.applyAsLong(value);
            if (actual != wanted) {
                problems.add(topic + ": " + record.key() + " has revision " + actual + " where " + wanted + " is due");
            }
            last.put(record.key(), value);
        }
        return last;
    }
}
