package io.vocstreams.text;

import org.jspecify.annotations.Nullable;

/**
 * What texts can speak of.
 *
 * @param owner the department that can act
 * @param function the business function
 * @param experience which kind of experience (after Schmitt) it is; null where none fits
 */
public record Theme(
        String id,
        String ja,
        String en,
        String owner,
        String function,
        @Nullable Experience experience) {

    /** Schmitt's kinds of experience. */
    public enum Experience {
        SENSE,
        FEEL,
        THINK,
        ACT,
        RELATE
    }
}
