package io.vocstreams.platform.run;

import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/** Sends a record that a defect cannot digest to the dead letters, but lets errors that may pass fail and be retried. */
public final class DeadLetterHandler implements ProcessingExceptionHandler {

    private final ProcessingExceptionHandler deadLetters = new LogAndContinueProcessingExceptionHandler();

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        return Recoverable.is(exception) ? Response.fail() : deadLetters.handleError(context, record, exception);
    }

    @Override
    public void configure(Map<String, ?> configs) {
        deadLetters.configure(configs);
    }
}
