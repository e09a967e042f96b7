package io.vocstreams.gateway;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.InputRecord;
import io.vocstreams.model.Incoming;
import io.vocstreams.model.Utf8;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes records to their input topics, and says when the broker has all of them. */
final class InputPublisher {

    private final Producer<byte[], byte[]> producer;
    private final EdgeSerdes serdes;
    /** A serde is for one thread. */
    private final ThreadLocal<Map<String, Serializer<Object>>> serializers = ThreadLocal.withInitial(HashMap::new);

    InputPublisher(Producer<byte[], byte[]> producer, EdgeSerdes serdes) {
        this.producer = producer;
        this.serdes = serdes;
    }

    /** The record as the broker gets it; its key is the strongest identifier. */
    ProducerRecord<byte[], byte[]> written(Incoming record) {
        InputRecord input = InputRecord.of(record);
        byte[] value = serializers
                .get()
                .computeIfAbsent(input.topic(), serdes::inputWriter)
                .serialize(input.topic(), input.value());
        return new ProducerRecord<>(input.topic(), Utf8.bytes(input.key()), value);
    }

    /**
     * @param done is called once, by the producer's thread or this one: null when all are written, else what failed
     *     first
     */
    void write(List<ProducerRecord<byte[], byte[]>> records, Consumer<@Nullable Exception> done) {
        if (records.isEmpty()) {
            done.accept(null);
            return;
        }
        AtomicInteger pending = new AtomicInteger(records.size());
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        for (ProducerRecord<byte[], byte[]> record : records) {
            Exception before = failure.get();
            if (before != null) {
                // The request is refused as a whole and comes again: what is written of it now is written twice.
                written(before, failure, pending, done);
                continue;
            }
            try {
                // The callback hears of it.
                Future<RecordMetadata> unused =
                        producer.send(record, (metadata, problem) -> written(problem, failure, pending, done));
            } catch (RuntimeException unsendable) {
                written(unsendable, failure, pending, done);
            }
        }
    }

    private static void written(
            @Nullable Exception problem,
            AtomicReference<@Nullable Exception> failure,
            AtomicInteger pending,
            Consumer<@Nullable Exception> done) {
        if (problem != null) {
            failure.compareAndSet(null, problem);
        }
        if (pending.decrementAndGet() == 0) {
            done.accept(failure.get());
        }
    }
}
