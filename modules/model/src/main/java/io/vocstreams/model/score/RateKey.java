package io.vocstreams.model.score;

import java.time.Instant;

/** The key of a published rate, for example {@code cart-completion|1|channel=WEB|P1D|2026-11-22T00:00:00Z}. */
public record RateKey(RateSeries series, WindowSize size, Instant start) {

    public String text() {
        return series.text() + "|" + size.text() + "|" + start;
    }
}
