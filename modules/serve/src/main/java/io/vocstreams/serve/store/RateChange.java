package io.vocstreams.serve.store;

import io.vocstreams.contracts.Topics;
import io.vocstreams.model.score.Rate;

/**
 * A new version of a rate.
 *
 * @param shown whether it is a new version for viewers, too
 */
public record RateChange(Rate rate, int partition, long offset, boolean shown) implements RowChange {

    @Override
    public String topic() {
        return Topics.RATES;
    }

    @Override
    public String key() {
        return rate.key().text();
    }
}
