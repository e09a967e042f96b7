package io.vocstreams.model.score;

/**
 * One metric on one scale for one value of a breakdown, over all time.
 *
 * @param breakdown as it stands in the score key: {@code *}, or {@code channel=WEB,stage=PURCHASE}, values
 *     percent-encoded
 */
public record Series(Scale scale, String breakdown) implements AnySeries {

    public static final String TOTAL = "*";

    @Override
    public String text() {
        return scale.text() + "|" + breakdown;
    }
}
