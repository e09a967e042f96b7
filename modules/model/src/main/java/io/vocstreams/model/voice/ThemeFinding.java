package io.vocstreams.model.voice;

import java.util.List;

/**
 * A theme that a text speaks of, what it says about it, and where.
 *
 * @param function the business function that the theme belongs to
 */
public record ThemeFinding(String id, String function, Sentiment polarity, List<Span> spans) {

    public ThemeFinding {
        spans = List.copyOf(spans);
    }
}
