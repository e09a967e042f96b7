package io.vocstreams.model.score;

/** What is counted over all time under one name: answers on a scale, or opportunities of a measure. */
public sealed interface AnySeries permits Series, RateSeries {

    /** The first parts of every key of this series. */
    String text();
}
