package io.vocstreams.text;

import java.util.List;

/** A theme that a text speaks of, what it says about it, and where. */
public record ThemeFinding(String id, Sentiment polarity, List<Span> spans) {

    public ThemeFinding {
        spans = List.copyOf(spans);
    }
}
