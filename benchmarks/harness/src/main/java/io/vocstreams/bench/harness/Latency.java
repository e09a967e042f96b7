package io.vocstreams.bench.harness;

import io.vocstreams.bench.input.EventMaker;
import io.vocstreams.bench.input.InputEvent;
import io.vocstreams.contracts.EdgeSerdes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends events at a constant rate, whatever comes back, and sees when the scores that count them are published. */
final class Latency {

    private static final Duration FIRST_SCORE = Duration.ofSeconds(90);
    private static final Duration LAST_SCORES = Duration.ofSeconds(60);

    private final Cluster cluster;
    private final BenchmarkOptions knobs;

    /**
     * What was seen of one contender.
     *
     * @param rate events sent a second
     */
    record Seen(Contender contender, double rate, double cpuSecondsPerMillion, Quantiles millis) {}

    /** Of the time from the intended sending of an answer to the first score that counts it. */
    record Quantiles(long answers, double p50, double p99, double p999, double longest) {}

    Latency(Cluster cluster, BenchmarkOptions knobs) {
        this.cluster = cluster;
        this.knobs = knobs;
    }

    Seen run(Contender contender, double rate) {
        String name = contender.fileName() + "-live";
        Path folder = knobs.directory().resolve("runs").resolve(name);
        Contender.Run run = new Contender.Run(contender, name, folder, false);
        cluster.clearInputs();
        if (contender.isOurs()) {
            cluster.createStageTopics();
        } else {
            cluster.createOutputs(contender.tables(name));
        }
        MeteredProcess process = new MeteredProcess(contender.command(run, knobs, cluster), run);
        AtomicBoolean sending = new AtomicBoolean(true);
        Intentions intentions = new Intentions();
        Thread sender = new Thread(() -> send(rate, intentions, sending), "sender");
        try (process;
                ScoreWatch watch =
                        new ScoreWatch(cluster, contender.tables(name).get(2), intentions)) {
            sender.start();
            watch.watchUntil("the first score", FIRST_SCORE, process, watch::hasSeenAny);
            watch.watchFor(knobs.warmUp(), process);
            long from = System.currentTimeMillis();
            watch.recordFrom(Instant.ofEpochMilli(from));
            watch.watchFor(knobs.latency(), process);
            long until = System.currentTimeMillis();
            sending.set(false);
            watch.watchUntil("the last scores", LAST_SCORES, process, watch::hasSeenAll);
            double events = rate * (until - from) / 1_000;
            double cpuSeconds = process.cpuSecondsUntil(until) - process.cpuSecondsUntil(from);
            return new Seen(contender, rate, cpuSeconds * 1_000_000 / events, watch.quantiles());
        } finally {
            sending.set(false);
            join(sender);
            process.close();
            Folders.delete(run.state());
        }
    }

    /** Each event has its time, also where the sender is late: then its latency is longer by as much. */
    private void send(double rate, Intentions intentions, AtomicBoolean sending) {
        int customers = knobs.input().customers();
        double answers = knobs.input().responses() / (double) knobs.input().events();
        SplittableRandom random = new SplittableRandom(knobs.input().seed());
        EventMaker maker = new EventMaker(
                customers, knobs.input().anonymous(), knobs.input().seed() + 2);
        Map<String, Serializer<Object>> serializers = new HashMap<>();
        Map<String, Object> settings =
                Map.of("bootstrap.servers", cluster.bootstrapServers(), "linger.ms", 0, "compression.type", "lz4");
        try (EdgeSerdes serdes = EdgeSerdes.of(cluster.registry(), Map.of());
                KafkaProducer<String, byte[]> producer =
                        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            long start = System.nanoTime();
            long startMillis = System.currentTimeMillis();
            for (long i = 0; sending.get(); i++) {
                long after = (long) (i * 1_000_000_000.0 / rate);
                for (long left = start + after - System.nanoTime();
                        left > 0;
                        left = start + after - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                Instant intended = Instant.ofEpochMilli(startMillis).plusNanos(after);
                boolean isAnswer = random.nextDouble() < answers;
                int customer = random.nextInt(customers);
                InputEvent event = isAnswer ? maker.answer(customer, intended) : maker.touchpoint(customer, intended);
                if (isAnswer) {
                    intentions.add(event.interaction(), intended);
                }
                byte[] value = serializers
                        .computeIfAbsent(event.topic(), serdes::inputWriter)
                        .serialize(event.topic(), event.interaction());
                // One who misses it misses the score, too.
                Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(event.topic(), event.key(), value));
            }
        }
    }

    private static void join(Thread sender) {
        try {
            sender.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
