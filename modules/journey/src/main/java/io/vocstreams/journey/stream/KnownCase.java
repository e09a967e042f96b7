package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.model.cases.CaseClaim;

/**
 * A case as ACTIONS knows it from this customer.
 *
 * @param trigger the event of its first trigger
 */
record KnownCase(EventKey trigger, CaseClaim claim) {}
