package io.vocstreams.journey.stream;

import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.counting.PlanRules;
import io.vocstreams.journey.domain.customer.CustomerRules;
import io.vocstreams.journey.domain.guidance.Guidance;
import io.vocstreams.journey.domain.history.ActionCatalogue;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.domain.triggers.Rule;
import io.vocstreams.journey.guidance.GuidanceFile;
import io.vocstreams.journey.lexicon.LexiconReader;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.journey.rules.DepartmentFile;
import io.vocstreams.journey.rules.RuleFile;
import io.vocstreams.model.policy.Retention;
import io.vocstreams.model.policy.TimePolicy;
import io.vocstreams.platform.config.Settings;
import java.time.Duration;
import java.util.List;

/**
 * What JOURNEY shall do.
 *
 * @param emitInterval the shortest time between two records of a journey that is longer than its record lists
 * @param cachedItems how many touchpoints and answers each task keeps in memory
 * @param derivedAgain how many entries of customers each tick derives again, where it must
 * @param texts what the rules were read from
 */
public record JourneySettings(
        CustomerRules rules,
        Measuring measuring,
        Triggering triggering,
        Guidance guidance,
        PlanRules plans,
        TimePolicy time,
        Retention retention,
        Duration emitInterval,
        int cachedItems,
        int derivedAgain,
        RuleTexts texts) {

    static JourneySettings from(Settings settings) {
        ActionCatalogue catalogue = ActionCatalogues.from(settings.get(VocSettings.ACTIONS));
        LexiconReader reader = LexiconReader.from(settings.get(VocSettings.LEXICON));
        List<Measure> measures = MeasureFile.from(settings.get(VocSettings.MEASURES), reader.themes());
        Duration reach = settings.get(VocSettings.EXPERIMENTS_REACH);
        Measuring measuring = Measuring.of(measures, catalogue, settings.get(VocSettings.TIME_ZONE));
        List<Rule> rules = RuleFile.from(
                settings.get(VocSettings.RULES),
                measures.stream().map(Measure::id).toList(),
                reader.themes());
        Triggering triggering = Triggering.of(
                rules,
                measures,
                catalogue,
                DepartmentFile.from(settings.get(VocSettings.DEPARTMENTS), rules, reader.themes()),
                VocSettings.journey(settings));
        Guidance guidance =
                new Guidance(GuidanceFile.from(settings.get(VocSettings.GUIDANCE), reader.themes()), catalogue);
        Duration longest = longer(longer(measuring.longest(), triggering.reach()), guidance.reach());
        return new JourneySettings(
                new CustomerRules(VocSettings.journey(settings), VocSettings.score(settings), catalogue, reader),
                measuring,
                triggering,
                guidance,
                new PlanRules(VocSettings.score(settings), measures, reach),
                VocSettings.time(settings),
                VocSettings.retention(settings).measuring(longest, reach),
                settings.get(VocSettings.JOURNEY_EMIT_INTERVAL),
                settings.get(VocSettings.CACHED_ITEMS),
                settings.get(VocSettings.DERIVED_AGAIN),
                RuleTexts.from(settings));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
