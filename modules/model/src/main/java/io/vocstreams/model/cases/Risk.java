package io.vocstreams.model.cases;

import java.time.Instant;
import java.util.List;

/**
 * That there are signs of two kinds that a customer may leave, as published.
 *
 * @param signs of each signal the latest, by time
 * @param until from then on no more, if nothing else happens
 */
public record Risk(String customerId, List<Sign> signs, Instant until, long revision, Instant asOf) {

    public Risk {
        signs = List.copyOf(signs);
    }

    /** One trigger of a rule that has a signal. */
    public record Sign(String signal, String ruleId, String eventId, Instant at) {}
}
