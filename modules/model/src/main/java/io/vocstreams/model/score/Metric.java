package io.vocstreams.model.score;

/** What a question measures. TEXT has no series. */
public enum Metric {
    NPS,
    CSAT,
    CES,
    RATING,
    TEXT,
    UNKNOWN
}
