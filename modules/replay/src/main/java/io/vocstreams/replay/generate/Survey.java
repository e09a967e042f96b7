package io.vocstreams.replay.generate;

import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Scale;
import java.util.Locale;

/** The questions that are asked, each on its own scale. */
enum Survey {
    RECOMMEND(Metric.NPS, 0, 10, Polarity.HIGHER_IS_BETTER),
    SERVICE(Metric.CSAT, 1, 5, Polarity.HIGHER_IS_BETTER),
    KIOSK(Metric.CSAT, 1, 3, Polarity.HIGHER_IS_BETTER),
    SOLVING(Metric.CES, 1, 7, Polarity.HIGHER_IS_BETTER),
    CHECKOUT(Metric.CES, 1, 5, Polarity.LOWER_IS_BETTER),
    PRODUCT(Metric.RATING, 1, 5, Polarity.HIGHER_IS_BETTER),
    COMMENT(Metric.TEXT, 0, 0, Polarity.HIGHER_IS_BETTER),
    /** Never asked: what customers say of themselves, and in comments. */
    SAID(Metric.TEXT, -1, 1, Polarity.HIGHER_IS_BETTER);

    // A record of values; only its type does not say that it cannot change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Scale scale;

    Survey(Metric metric, int min, int max, Polarity polarity) {
        this.scale = new Scale(metric, min, max, polarity);
    }

    Scale scale() {
        return scale;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
