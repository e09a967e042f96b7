package io.vocstreams.client.transport;

import io.vocstreams.model.intake.Rejection;
import java.time.Duration;

/** What became of a record that was handed to a transport. */
public sealed interface Delivery {

    /** It is where it belongs: all in-sync replicas have it. */
    record Taken() implements Delivery {}

    /** It will never be taken as it is. */
    record Turned(Rejection rejection) implements Delivery {}

    /**
     * It may have arrived or not, and should be sent again.
     *
     * @param pause how long the other side asks to be left alone; zero if it does not
     */
    record Failed(String problem, Duration pause) implements Delivery {

        public Failed(String problem) {
            this(problem, Duration.ZERO);
        }
    }
}
