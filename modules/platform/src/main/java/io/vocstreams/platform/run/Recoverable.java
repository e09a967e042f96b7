package io.vocstreams.platform.run;

import io.vocstreams.platform.Causes;
import io.vocstreams.platform.binary.OtherBuildException;
import java.io.IOException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.errors.TaskMigratedException;

/**
 * Tells errors that are no record's fault (registry or broker away, tasks moved, another build's state) from those that
 * a record would cause again.
 */
public final class Recoverable {

    private Recoverable() {}

    public static boolean is(Throwable error) {
        return Causes.any(
                error,
                RetriableException.class,
                TaskMigratedException.class,
                TaskCorruptedException.class,
                ProcessorStateException.class,
                OtherBuildException.class,
                IOException.class);
    }
}
