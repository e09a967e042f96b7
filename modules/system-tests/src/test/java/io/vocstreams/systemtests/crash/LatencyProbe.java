package io.vocstreams.systemtests.crash;

import io.vocstreams.app.cluster.KafkaPublisher;
import io.vocstreams.contracts.InputRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.Channel;
import io.vocstreams.model.score.Metric;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.testkit.Event;
import io.vocstreams.testkit.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Measures, seen from outside, how long an answer takes to become a committed score: every now and then it sends an
 * answer to a survey of its own, whose score can only come from this answer.
 */
final class LatencyProbe implements AutoCloseable {

    private static final Duration EVERY = Duration.ofMillis(200);
    private static final Duration POLL = Duration.ofMillis(5);
    private static final Pattern SURVEY = Pattern.compile("survey=probe-(\\d+)\\|P1D");

    private final List<InputRecord> sent = new ArrayList<>();
    private final Map<Integer, Long> sentAt = new ConcurrentSkipListMap<>();
    private final Map<Integer, Duration> latencies = new ConcurrentHashMap<>();
    private final KafkaPublisher publisher;
    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> sending;
    private final Settings settings;
    private final Thread reader;
    private final long began = System.nanoTime();
    private volatile boolean ending;

    LatencyProbe(Settings settings) {
        this.settings = settings;
        this.publisher = new KafkaPublisher(settings, record -> record);
        this.reader = new Thread(this::read, "latency-probe");
        reader.setDaemon(true);
        reader.start();
        this.sending = sender.scheduleAtFixedRate(this::send, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Sends no more. What was sent, for the oracle. */
    List<InputRecord> stop() throws InterruptedException {
        if (sending.isDone()) {
            throw new IllegalStateException("The probe could not go on sending");
        }
        sending.cancel(false);
        sender.shutdown();
        if (!sender.awaitTermination(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The probe does not stop sending");
        }
        publisher.flush();
        return List.copyOf(sent);
    }

    boolean hasSeenAll() {
        return latencies.size() == sentAt.size();
    }

    /** How far from the start of the probe it is now. */
    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** The latencies of the answers that were to be sent in each interval, by its start, sorted. */
    Map<Duration, List<Duration>> byInterval(Duration interval) {
        Map<Duration, List<Duration>> curve = new TreeMap<>();
        sentAt.forEach((number, at) -> {
            Duration start = interval.multipliedBy((at - began) / interval.toNanos());
            Duration latency = latencies.get(number);
            if (latency != null) {
                curve.computeIfAbsent(start, any -> new ArrayList<>()).add(latency);
            }
        });
        curve.values().forEach(found -> found.sort(Duration::compareTo));
        return curve;
    }

    @Override
    public void close() {
        ending = true;
        sender.shutdownNow();
        try {
            reader.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        publisher.close();
    }

    private void send() {
        int number = sent.size();
        Input answer = Event.of("probe-" + number, Instant.now(), "customer-id:probe-" + number)
                .answer("probe-" + number, Metric.NPS, 0, 10, 9, Channel.WEB);
        InputRecord record = InputRecord.of(((Input.Happened) answer).interaction());
        // When it was to be sent: a sender that is held up must not make the stages look fast.
        sentAt.put(number, began + EVERY.multipliedBy(number).toNanos());
        publisher.accept(record);
        publisher.flush();
        sent.add(record);
    }

    private void read() {
        try (KafkaConsumer<String, byte[]> consumer = TopicLog.committedReader(settings)) {
            List<TopicPartition> partitions = TopicLog.partitions(consumer, Topics.SCORES);
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            while (!ending) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    take(record.key());
                }
            }
        }
    }

    private void take(String key) {
        Matcher survey = SURVEY.matcher(key);
        if (survey.find()) {
            int number = Integer.parseInt(survey.group(1));
            Long at = sentAt.get(number);
            if (at != null) {
                latencies.putIfAbsent(number, Duration.ofNanos(System.nanoTime() - at));
            }
        }
    }
}
