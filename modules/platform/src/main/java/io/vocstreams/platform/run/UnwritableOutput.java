package io.vocstreams.platform.run;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last resort: what cannot be written, being too large, is left out, and its head goes to the dead letters. All
 * that a record brings is measured before; but should something be forgotten there, it must not stop everything else.
 */
public final class UnwritableOutput implements ProductionExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(UnwritableOutput.class);

    private String topic = "";

    @Override
    public Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        if (exception instanceof RetriableException) {
            return Response.retry();
        }
        if (!(exception instanceof RecordTooLargeException)) {
            return Response.fail();
        }
        LOG.error(
                "What task {} has to write to {} is left out, and its head goes to the dead letters: {}",
                context.taskId(),
                record.topic(),
                exception.getMessage());
        return Response.resume(List.of(DeadLetter.ofOutput(topic, record, exception)));
    }

    @Override
    public void configure(Map<String, ?> configs) {
        topic = String.valueOf(configs.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG));
    }
}
