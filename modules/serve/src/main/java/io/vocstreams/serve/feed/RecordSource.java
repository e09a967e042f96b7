package io.vocstreams.serve.feed;

import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;

/** Where records come from. */
public interface RecordSource {

    /** A new consumer of committed records, of no group. */
    Consumer<byte[], byte[]> connect();

    /** Which cluster the last consumer spoke to, once it is known. */
    Optional<String> clusterId();
}
