package io.vocstreams.identity.stream;

import io.vocstreams.model.policy.IdentityPolicy;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.policy.Retention;
import io.vocstreams.model.policy.TimePolicy;
import java.time.Duration;

/** The policies that tests run under. */
final class Policies {

    static final Retention DEFAULT = horizon(Duration.ofDays(30), IdentityPolicy.DEFAULT);

    private Policies() {}

    static Retention horizon(Duration horizon, IdentityPolicy identity) {
        TimePolicy time = new TimePolicy(horizon, Duration.ofMinutes(5), Duration.ofSeconds(30));
        return new Retention(time, identity, JourneyPolicy.DEFAULT);
    }
}
