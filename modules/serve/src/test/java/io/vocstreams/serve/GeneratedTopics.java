package io.vocstreams.serve;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.Journey;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.ScoreKey;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.serve.feed.ActionSink;
import io.vocstreams.serve.feed.RecordSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serializer;

/** Topics that are too large for memory: each record is made when it is read, always the same at the same offset. */
final class GeneratedTopics implements RecordSource, ActionSink {

    /** Name it to try with fewer. */
    static final String SCORES_PROPERTY = "scale.scores";

    static final int SCORES = Integer.getInteger(SCORES_PROPERTY, 1_000_000);
    static final int JOURNEYS = SCORES / 5;
    static final int RATES = SCORES / 5;

    private static final int DAYS = 400;
    private static final int RARE = 2_000;
    /** Once, amid other changes, very many scores change that no reader of the streams asks for. */
    private static final int BURST_AFTER = 150;

    private static final int BURST = SCORES / 50;
    private static final List<String> CHANNELS = List.of("WEB", "APP", "STORE", "CALL_CENTER");
    private static final int AT_ONCE = 500;
    private static final Duration BETWEEN_CHANGES = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final TopicPartition OF_SCORES = new TopicPartition(Topics.SCORES, 0);
    private static final TopicPartition OF_JOURNEYS = new TopicPartition(Topics.JOURNEYS, 0);
    private static final TopicPartition OF_RATES = new TopicPartition(Topics.RATES, 0);

    final EdgeSerdes serdes = EdgeSerdes.registering("mock://generated", Map.of());
    private final Serializer<Score> scores = serdes.scores().serializer();
    private final Serializer<Journey> journeys = serdes.journeys().serializer();
    private final Serializer<Rate> rates = serdes.rates().serializer();
    private final boolean live;

    /** @param live whether scores go on changing once all is read */
    GeneratedTopics(boolean live) {
        this.live = live;
    }

    /** The newest day first: the total, all channels, then stores, many of them. */
    static Score score(long number) {
        return score(number, 1, day(number, SCORES));
    }

    private static Score score(long number, long revision, Instant asOf) {
        ScoreKey key =
                new ScoreKey(new Series(Rows.NPS, breakdown(number, SCORES)), WindowSize.DAY, day(number, SCORES));
        return Rows.score(key, 10 + number % 50, number % 30, revision, asOf);
    }

    private static Rate rate(long number) {
        return Rows.rate(breakdown(number, RATES), day(number, RATES), number % 7, 1 + number % 20, number % 30);
    }

    private static String breakdown(long number, int all) {
        int part = (int) (number % (all / DAYS));
        if (part == 0) {
            return Series.TOTAL;
        }
        return part <= CHANNELS.size() ? "channel=" + CHANNELS.get(part - 1) : "store=S" + part;
    }

    private static Instant day(long number, int all) {
        return Rows.DAY.minus(Duration.ofDays(number / (all / DAYS)));
    }

    /** A later version of a score of the newest day, as of now. */
    private static Score change(long number) {
        boolean isBurst = isBurst(number);
        int stores = SCORES / DAYS - 1 - CHANNELS.size();
        long changed = isBurst ? 1 + CHANNELS.size() + number % stores : 1 + number % CHANNELS.size();
        return score(changed, 2 + number, Instant.now());
    }

    private static boolean isBurst(long number) {
        return number >= BURST_AFTER && number < BURST_AFTER + BURST;
    }

    private ConsumerRecord<byte[], byte[]> record(TopicPartition partition, long offset) {
        if (partition.equals(OF_SCORES)) {
            Score score = offset < SCORES ? score(offset) : change(offset - SCORES);
            byte[] value = scores.serialize(Topics.SCORES, score);
            return TopicLog.record(partition, offset, score.asOf(), score.key().text(), value);
        }
        if (partition.equals(OF_RATES)) {
            Rate rate = rate(offset);
            byte[] value = rates.serialize(Topics.RATES, rate);
            return TopicLog.record(partition, offset, rate.asOf(), rate.key().text(), value);
        }
        Journey journey = Rows.journey(
                "j-" + offset,
                "c-" + offset / 4,
                Rows.DAY.minusSeconds(offset * 60),
                offset % RARE == 0 ? Journey.Outcome.UNRESOLVED : Journey.Outcome.BROWSED);
        byte[] value = journeys.serialize(Topics.JOURNEYS, journey);
        return TopicLog.record(partition, offset, Rows.DAY, journey.journeyId(), value);
    }

    @Override
    public Consumer<byte[], byte[]> connect() {
        return new Reader();
    }

    @Override
    public Optional<String> clusterId() {
        return Optional.of("generated");
    }

    @Override
    public CompletionStage<Written> write(String topic, String key, byte[] value) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException("nothing is written here"));
    }

    @Override
    public void close() {
        // There is nothing to end.
    }

    private final class Reader extends MockConsumer<byte[], byte[]> {

        private final Map<TopicPartition, Long> next = new HashMap<>();
        private long changeAt;

        Reader() {
            super("earliest");
            TopicLog.knowTopics(this);
        }

        @Override
        public synchronized void assign(Collection<TopicPartition> partitions) {
            super.assign(partitions);
            for (TopicPartition partition : partitions) {
                updateBeginningOffsets(Map.of(partition, 0L));
                updateEndOffsets(Map.of(partition, size(partition)));
            }
        }

        private long size(TopicPartition partition) {
            return Map.of(OF_SCORES, SCORES, OF_JOURNEYS, JOURNEYS, OF_RATES, RATES)
                    .getOrDefault(partition, 0);
        }

        @Override
        public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            if (!fill(OF_SCORES) && !fill(OF_JOURNEYS) && !fill(OF_RATES) && !isChanging()) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            return super.poll(Duration.ZERO);
        }

        private boolean fill(TopicPartition partition) {
            long from = next.computeIfAbsent(partition, this::position);
            long until = Math.min(size(partition), from + AT_ONCE);
            for (long offset = from; offset < until; offset++) {
                addRecord(record(partition, offset));
            }
            next.put(partition, Math.max(from, until));
            return until > from;
        }

        private boolean isChanging() {
            long now = System.nanoTime();
            long from = next.getOrDefault(OF_SCORES, 0L);
            boolean isBurst = isBurst(from - SCORES);
            if (!live || (now < changeAt && !isBurst)) {
                return false;
            }
            changeAt = now + BETWEEN_CHANGES.toNanos();
            long until = from + (isBurst ? Math.min(AT_ONCE, SCORES + BURST_AFTER + BURST - from) : 2);
            for (long offset = from; offset < until; offset++) {
                addRecord(record(OF_SCORES, offset));
            }
            next.put(OF_SCORES, until);
            updateEndOffsets(Map.of(OF_SCORES, until));
            return true;
        }
    }
}
