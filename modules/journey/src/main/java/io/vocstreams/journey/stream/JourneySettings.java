package io.vocstreams.journey.stream;

import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.CustomerRules;
import io.vocstreams.model.policy.Retention;
import io.vocstreams.model.policy.TimePolicy;
import io.vocstreams.platform.config.Settings;
import java.time.Duration;

/**
 * What JOURNEY shall do.
 *
 * @param emitInterval the shortest time between two records of a journey that is longer than its record lists
 * @param cachedItems how many touchpoints and answers each task keeps in memory
 */
public record JourneySettings(
        CustomerRules rules, TimePolicy time, Retention retention, Duration emitInterval, int cachedItems) {

    static JourneySettings from(Settings settings) {
        return new JourneySettings(
                new CustomerRules(
                        VocSettings.journey(settings),
                        VocSettings.score(settings),
                        ActionCatalogues.from(settings.get(VocSettings.ACTIONS))),
                VocSettings.time(settings),
                VocSettings.retention(settings),
                settings.get(VocSettings.JOURNEY_EMIT_INTERVAL),
                settings.get(VocSettings.CACHED_ITEMS));
    }
}
