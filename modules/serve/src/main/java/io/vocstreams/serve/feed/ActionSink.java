package io.vocstreams.serve.feed;

import java.util.concurrent.CompletionStage;

/** Where what people do is written down. */
public interface ActionSink extends AutoCloseable {

    /** Where a record was written. */
    record Written(int partition, long offset) {}

    /** Once all replicas have it. */
    CompletionStage<Written> write(String topic, String key, byte[] value);

    @Override
    void close();
}
