package io.vocstreams.platform.run;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * Clients of a stage whose producer does not take a record that is too large. Kafka's own would take it, and spoil the
 * transaction by it, so that everything is done again and fails again, for ever.
 */
final class BoundedClients implements KafkaClientSupplier {

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return Admin.create(config);
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return getConsumer(config);
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return getConsumer(config);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return new BoundedProducer(config);
    }

    private static final class BoundedProducer extends KafkaProducer<byte[], byte[]> {

        /** More than Kafka puts around a record, and around a header. */
        private static final int AROUND_RECORD = 128;

        private static final int AROUND_HEADER = 16;

        private static final long NO_TIMESTAMP = -1;

        private final int most;

        BoundedProducer(Map<String, Object> config) {
            super(config, new ByteArraySerializer(), new ByteArraySerializer());
            this.most = Integer.parseInt(String.valueOf(config.get(ProducerConfig.MAX_REQUEST_SIZE_CONFIG)));
        }

        @Override
        public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
            long size = size(record);
            if (size <= most) {
                return super.send(record, callback);
            }
            RecordTooLargeException tooLarge =
                    new RecordTooLargeException("a record of " + size + " bytes; `max.request.size` lets in " + most);
            TopicPartition target = new TopicPartition(
                    record.topic(), record.partition() == null ? RecordMetadata.UNKNOWN_PARTITION : record.partition());
            callback.onCompletion(new RecordMetadata(target, -1, -1, NO_TIMESTAMP, -1, -1), tooLarge);
            return CompletableFuture.failedFuture(tooLarge);
        }

        private static long size(ProducerRecord<byte[], byte[]> record) {
            long size = AROUND_RECORD + length(record.key()) + length(record.value());
            for (Header header : record.headers()) {
                size += AROUND_HEADER + Utils.utf8Length(header.key()) + length(header.value());
            }
            return size;
        }

        private static long length(byte[] bytes) {
            return bytes == null ? 0 : bytes.length;
        }
    }
}
