package io.vocstreams.app.report;

import java.time.Instant;

/**
 * What somebody said, in full.
 *
 * @param polarity of the whole; {@code -} where the language is not read
 */
public record Comment(Instant at, String channel, String polarity, String text) {}
