package io.vocstreams.gateway;

import com.fasterxml.jackson.core.JsonParser;
import io.vocstreams.contracts.InputRecord;
import io.vocstreams.contracts.json.JsonRecords;
import io.vocstreams.model.Incoming;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits until the broker has described every input topic and the registry has answered for its schema, once. From then
 * on neither is asked again for what is known: a registry that goes away stops nothing, a broker only the answers.
 */
final class Readiness {

    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
    private static final long PAUSE_MILLIS = 500;
    /** The producer learns of a topic after it was asked for it. */
    private static final long FIRST_PAUSE_MILLIS = 20;

    private static final int FIRST_TRIES = 10;

    private final Producer<byte[], byte[]> producer;
    private final InputPublisher publisher;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean ready;
    private volatile String waiting = "looks for broker and registry";

    Readiness(Producer<byte[], byte[]> producer, InputPublisher publisher) {
        this.producer = producer;
        this.publisher = publisher;
    }

    boolean isReady() {
        return ready;
    }

    /** What it waits for. */
    String waiting() {
        return waiting;
    }

    void stop() {
        stopped.countDown();
    }

    void await() {
        for (Incoming example : examples()) {
            String topic = InputRecord.of(example).topic();
            boolean known = until("no broker describes " + topic, () -> !producer.partitionsFor(topic)
                            .isEmpty())
                    && until(
                            "the registry does not answer for the schema of " + topic,
                            () -> publisher.written(example).value() != null);
            if (!known) {
                return;
            }
        }
        ready = true;
        LOG.info("Ready");
    }

    /** A question to broker or registry. */
    private interface Question {
        boolean isAnswered();
    }

    /** False if it was stopped before. */
    private boolean until(String problem, Question question) {
        for (int tries = 1; true; tries++) {
            try {
                if (question.isAnswered()) {
                    return true;
                }
            } catch (KafkaException away) {
                if (tries == FIRST_TRIES) {
                    LOG.warn("Not ready, tries again: {} ({})", problem, away.getMessage());
                }
            }
            waiting = problem;
            try {
                if (stopped.await(tries < FIRST_TRIES ? FIRST_PAUSE_MILLIS : PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                    return false;
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    /** One record of each kind, to ask for its schema by the way on which it will be written. */
    private static List<Incoming> examples() {
        Function<String, Incoming> read = type -> {
            String file = "/schemas/examples/" + type + ".json";
            try (InputStream example = Objects.requireNonNull(JsonRecords.class.getResourceAsStream(file), file);
                    JsonParser parser = JsonRecords.factory().createParser(example)) {
                parser.nextToken();
                return Objects.requireNonNull(JsonRecords.read(parser).value(), file);
            } catch (IOException unreadable) {
                throw new UncheckedIOException("The build's own " + file + " cannot be read", unreadable);
            }
        };
        return JsonRecords.types().stream().map(read).toList();
    }
}
