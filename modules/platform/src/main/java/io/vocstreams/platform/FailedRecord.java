package io.vocstreams.platform;

import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.errors.TaskMigratedException;

/** Says which record a defect has stopped, where it is not the one at hand but one that travelled inside of it. */
public final class FailedRecord extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient SourceRecord source;
    private final RuntimeException defect;

    /** What Kafka Streams mends by itself it must see as it is. */
    public static RuntimeException of(SourceRecord source, RuntimeException defect) {
        return defect instanceof TaskMigratedException || defect instanceof TaskCorruptedException
                ? defect
                : new FailedRecord(source, defect);
    }

    private FailedRecord(SourceRecord source, RuntimeException defect) {
        super("A record of " + source.topic() + " cannot be handled", defect);
        this.source = source;
        this.defect = defect;
    }

    /** As it came from its topic. */
    public SourceRecord source() {
        return source;
    }

    public RuntimeException defect() {
        return defect;
    }
}
