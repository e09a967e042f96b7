package io.vocstreams.model.score;

/** What a question measures. TEXT is no question: its answers are what is read in comments and messages. */
public enum Metric {
    NPS,
    CSAT,
    CES,
    RATING,
    TEXT,
    UNKNOWN
}
