package io.vocstreams.journey.domain.journeys;

import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.model.JourneyContent;
import java.util.List;

/** A journey as it follows from the set, and all touchpoints it holds (also those not listed). */
public record DerivedJourney(JourneyContent content, List<Touch> touches) {

    public String id() {
        return content.journeyId();
    }
}
