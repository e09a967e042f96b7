package io.vocstreams.model.score;

/**
 * One metric on one scale for one value of a breakdown, over all time.
 *
 * @param breakdown as it stands in the score key: {@code *}, or {@code channel=WEB,stage=PURCHASE}, values
 *     percent-encoded
 */
public record Series(Scale scale, String breakdown) {

    public static final String TOTAL = "*";

    /** The first four parts of every score key of this series. */
    public String text() {
        return scale.metric() + "|" + scale.min() + "-" + scale.max() + "|" + scale.polarity() + "|" + breakdown;
    }
}
