package io.vocstreams.model.score;

/** What a question measures. The answers of TEXT are what is read in texts, whatever they were asked. */
public enum Metric {
    NPS,
    CSAT,
    CES,
    RATING,
    TEXT,
    UNKNOWN
}
