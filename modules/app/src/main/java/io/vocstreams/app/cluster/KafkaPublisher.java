package io.vocstreams.app.cluster;

import io.vocstreams.app.CommandFailure;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.InputRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.model.experiment.ExperimentPlan;
import io.vocstreams.model.guidance.Notice;
import io.vocstreams.model.improvement.ImprovementAction;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.replay.RecordSink;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes records to their topics; fails at the latest when closed if one could not be written. */
public final class KafkaPublisher implements RecordSink, AutoCloseable {

    private final EdgeSerdes serdes;
    private final UnaryOperator<ProducerRecord<String, byte[]>> finish;
    private final Map<String, Serializer<Object>> serializers = new HashMap<>();
    private final Producer<String, byte[]> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final SentRecords sent = new SentRecords();

    public KafkaPublisher(Settings settings) {
        this(settings, UnaryOperator.identity());
    }

    /** @param finish what is done to each record at last, for example to give it another key or partition */
    public KafkaPublisher(Settings settings, UnaryOperator<ProducerRecord<String, byte[]>> finish) {
        this.finish = finish;
        try (Admin admin = Clients.admin(settings)) {
            // A producer would look for a broker for a minute, once for each record.
            Clients.await(admin.describeCluster().nodes(), settings);
        }
        this.serdes = Serdes.of(settings);
        Map<String, Object> config = Clients.producerConfig(settings);
        config.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 20);
        config.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        config.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public void accept(InputRecord record) {
        Serializer<Object> serializer = serializers.computeIfAbsent(record.topic(), serdes::inputWriter);
        write(record.topic(), record.key(), serializer.serialize(record.topic(), record.value()));
    }

    /** What a person did about a case. */
    public void accept(CaseAction action) {
        byte[] value = serdes.caseActions().serializer().serialize(Topics.CASE_ACTIONS, action);
        write(Topics.CASE_ACTIONS, action.caseId(), value);
    }

    /** What a person said about an improvement. */
    public void accept(ImprovementAction action) {
        byte[] value = serdes.improvementActions().serializer().serialize(Topics.IMPROVEMENT_ACTIONS, action);
        write(Topics.IMPROVEMENT_ACTIONS, action.improvementId(), value);
    }

    /** A plan of an experiment. */
    public void accept(ExperimentPlan plan) {
        byte[] value = serdes.experimentPlans().serializer().serialize(Topics.EXPERIMENT_PLANS, plan);
        write(Topics.EXPERIMENT_PLANS, plan.experimentId(), value);
    }

    /** Something that happens in operations. */
    public void accept(Notice notice) {
        byte[] value = serdes.operations().serializer().serialize(Topics.OPERATIONS, notice);
        write(Topics.OPERATIONS, notice.operationId(), value);
    }

    private void write(String topic, String key, byte[] value) {
        ProducerRecord<String, byte[]> ready = finish.apply(new ProducerRecord<>(topic, key, value));
        // The callback hears of a failure; waiting for each record would be far too slow.
        Future<RecordMetadata> unused = producer.send(ready, this::written);
        failOnce();
    }

    /** Where the records were written, as far as the brokers have answered. */
    public SentRecords sent() {
        return sent;
    }

    /** Waits until everything is written. */
    public void flush() {
        producer.flush();
        failOnce();
    }

    @Override
    public void close() {
        try {
            flush();
        } finally {
            producer.close();
            serdes.close();
        }
    }

    private void written(RecordMetadata metadata, @Nullable Exception problem) {
        if (problem == null) {
            sent.add(metadata);
        } else {
            failure.compareAndSet(null, problem);
        }
    }

    private void failOnce() {
        Exception problem = failure.get();
        if (problem != null) {
            throw new CommandFailure("a record could not be written: " + problem.getMessage(), problem);
        }
    }
}
