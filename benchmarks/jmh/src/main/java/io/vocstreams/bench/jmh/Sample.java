package io.vocstreams.bench.jmh;

import io.vocstreams.bench.input.EventMaker;
import io.vocstreams.bench.input.InputSize;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.WebTouchpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Events of one customer, an hour apart, as the input of the large benchmark has them. */
final class Sample {

    private final EventMaker maker = new EventMaker(1, 0, 1);

    List<Touchpoint> touchpoints(int count) {
        List<Touchpoint> touchpoints = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            touchpoints.add((Touchpoint) maker.touchpoint(0, InputSize.START.plus(Duration.ofHours(i)))
                    .interaction());
        }
        return touchpoints;
    }

    WebTouchpoint webTouchpoint() {
        return touchpoints(1_000).stream()
                .filter(WebTouchpoint.class::isInstance)
                .map(WebTouchpoint.class::cast)
                .findFirst()
                .orElseThrow();
    }

    Feedback feedback(Duration after) {
        return (Feedback) maker.answer(0, InputSize.START.plus(after)).interaction();
    }
}
