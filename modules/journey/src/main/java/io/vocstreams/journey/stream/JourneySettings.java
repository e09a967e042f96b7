package io.vocstreams.journey.stream;

import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.ActionCatalogue;
import io.vocstreams.journey.domain.CustomerRules;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.model.policy.Retention;
import io.vocstreams.model.policy.TimePolicy;
import io.vocstreams.platform.config.InvalidSettingException;
import io.vocstreams.platform.config.Settings;
import java.time.Duration;
import java.util.List;

/**
 * What JOURNEY shall do.
 *
 * @param emitInterval the shortest time between two records of a journey that is longer than its record lists
 * @param cachedItems how many touchpoints and answers each task keeps in memory
 */
public record JourneySettings(
        CustomerRules rules,
        Measuring measuring,
        TimePolicy time,
        Retention retention,
        Duration emitInterval,
        int cachedItems) {

    /** For episodes that lie across the end of what is kept, and the days of the walk that drops it. */
    private static final Duration MARGIN = Duration.ofDays(4);

    static JourneySettings from(Settings settings) {
        ActionCatalogue catalogue = ActionCatalogues.from(settings.get(VocSettings.ACTIONS));
        List<Measure> measures = MeasureFile.from(settings.get(VocSettings.MEASURES));
        Retention retention = VocSettings.retention(settings);
        measures.forEach(measure -> requireKept(measure, retention));
        return new JourneySettings(
                new CustomerRules(VocSettings.journey(settings), VocSettings.score(settings), catalogue),
                Measuring.of(measures, catalogue, settings.get(VocSettings.TIME_ZONE)),
                VocSettings.time(settings),
                retention,
                settings.get(VocSettings.JOURNEY_EMIT_INTERVAL),
                settings.get(VocSettings.CACHED_ITEMS));
    }

    private static void requireKept(Measure measure, Retention retention) {
        Duration kept =
                retention.history().minus(retention.interactionsInIdentity()).minus(MARGIN);
        if (measure.open().compareTo(kept) > 0) {
            throw new InvalidSettingException(VocSettings.MEASURES.key() + ": the outcome of `" + measure.id()
                    + "` may come " + measure.open() + " after what opened it, but interactions are kept only " + kept
                    + " longer than they may change; raise " + VocSettings.ATTRIBUTION_REACH.key());
        }
    }
}
