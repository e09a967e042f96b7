package io.vocstreams.platform.run;

import io.vocstreams.platform.FailedRecord;
import io.vocstreams.platform.RecordLimits;
import io.vocstreams.platform.SourceRecord;
import io.vocstreams.platform.SourceRecord.RawHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Sends a record that a defect cannot digest to the dead letters, in the task's transaction, but lets errors that may
 * pass fail and be retried.
 */
public final class DeadLetterHandler implements ProcessingExceptionHandler {

    private String topic = "";
    private RecordLimits limits = new RecordLimits(RecordLimits.DEFAULT_READ, RecordLimits.DEFAULT_WRITTEN);

    @Override
    public Response handleError(ErrorHandlerContext context, @Nullable Record<?, ?> record, Exception exception) {
        // Without a record it is the clock that failed: to go on would lose what half a tick has taken out of a store.
        if (record == null || Recoverable.is(exception)) {
            return Response.fail();
        }
        SourceRecord source = exception instanceof FailedRecord failed ? failed.source() : sourceOf(context);
        Throwable defect = exception instanceof FailedRecord failed ? failed.defect() : exception;
        return Response.resume(List.of(DeadLetter.of(source, defect, limits).to(topic)));
    }

    @Override
    public void configure(Map<String, ?> configs) {
        limits = RecordLimits.of(configs);
        topic = String.valueOf(configs.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG));
    }

    private static SourceRecord sourceOf(ErrorHandlerContext context) {
        List<RawHeader> headers = new ArrayList<>();
        for (Header header : context.headers()) {
            headers.add(new RawHeader(header.key(), header.value()));
        }
        return new SourceRecord(
                context.topic(),
                context.partition(),
                context.offset(),
                context.timestamp(),
                context.sourceRawKey(),
                context.sourceRawValue(),
                headers);
    }
}
