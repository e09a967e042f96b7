package io.vocstreams.journey.domain.triggers;

import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.model.cases.CaseOpening;

/**
 * A case that follows from one customer's interactions.
 *
 * @param trigger the event of its first trigger
 */
public record FoundCase(EventKey trigger, CaseOpening opening) {}
