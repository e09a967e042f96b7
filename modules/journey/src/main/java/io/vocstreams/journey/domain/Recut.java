package io.vocstreams.journey.domain;

import java.util.List;

/** Journeys after a change, and those of before and after that the change may have reached, each in time order. */
record Recut(CutJourneys journeys, List<CutJourney> before, List<CutJourney> after) {}
