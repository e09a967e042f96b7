package io.vocstreams.journey.stream;

import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.customer.CustomerRules;
import io.vocstreams.journey.domain.guidance.Guidance;
import io.vocstreams.journey.domain.history.ActionCatalogue;
import io.vocstreams.journey.guidance.GuidanceFile;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.journey.rules.DepartmentFile;
import io.vocstreams.journey.rules.RuleFile;
import io.vocstreams.platform.config.InvalidSettingException;
import io.vocstreams.platform.config.Setting;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.text.lexicon.Lexicons;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * All that decides what follows from a customer's set, as it was written: the settings by their keys, and what the
 * files say that they name; of the lexicon a fingerprint. It is kept in the state. So a later start can see whether
 * something is different, and derive what was published by the rules that held then.
 *
 * @param reader of such texts, which may be those of an earlier start
 */
public record RuleTexts(Map<String, String> inForce, Function<Map<String, String>, Rules> reader) {

    private static final List<Setting<?>> SETTINGS = List.of(
            VocSettings.TIME_ZONE,
            VocSettings.INACTIVITY_GAP,
            VocSettings.MAX_DURATION,
            VocSettings.ATTRIBUTION_REACH,
            VocSettings.ATTRIBUTION_LOOKBACK,
            VocSettings.BREAKDOWNS,
            VocSettings.COUNTING);

    /** They are one record of the state, with room for what Kafka puts around it. */
    static final int MOST_BYTES = 1_000_000;

    public RuleTexts {
        inForce = Map.copyOf(inForce);
    }

    /** What the texts mean. */
    public record Rules(CustomerRules ofCustomers, Measuring measuring, Guidance guidance) {

        /** Without guidance. */
        public Rules(CustomerRules ofCustomers, Measuring measuring) {
            this(ofCustomers, measuring, Guidance.nothing());
        }
    }

    static RuleTexts from(Settings settings) {
        Map<String, String> texts = new TreeMap<>();
        Map<String, String> chosen = settings.all();
        for (Setting<?> setting : SETTINGS) {
            texts.put(
                    setting.key(),
                    chosen.getOrDefault(setting.key(), setting.defaultText()).strip());
        }
        chosen.forEach((key, text) -> {
            if (key.startsWith(VocSettings.COUNTING_PREFIX)) {
                texts.put(key, text.strip());
            }
        });
        texts.put(VocSettings.ACTIONS.key(), ActionCatalogues.text(settings.get(VocSettings.ACTIONS)));
        texts.put(VocSettings.MEASURES.key(), MeasureFile.text(settings.get(VocSettings.MEASURES)));
        // What they found is known case by case, so nobody has to read them again.
        texts.put(VocSettings.RULES.key(), RuleFile.text(settings.get(VocSettings.RULES)));
        texts.put(VocSettings.GUIDANCE.key(), GuidanceFile.text(settings.get(VocSettings.GUIDANCE)));
        texts.put(VocSettings.DEPARTMENTS.key(), DepartmentFile.text(settings.get(VocSettings.DEPARTMENTS)));
        texts.put(VocSettings.LEXICON.key(), Lexicons.fingerprint(settings.get(VocSettings.LEXICON)));
        requireThatTheyCanBeKept(texts);
        return new RuleTexts(texts, RuleTexts::read);
    }

    private static void requireThatTheyCanBeKept(Map<String, String> texts) {
        Map<String, Integer> sizes = new TreeMap<>();
        texts.forEach((key, text) -> sizes.put(key, text.getBytes(StandardCharsets.UTF_8).length));
        int all = sizes.values().stream().mapToInt(size -> size).sum();
        if (all > MOST_BYTES) {
            String largest = Collections.max(sizes.entrySet(), Map.Entry.comparingByValue())
                    .getKey();
            throw new InvalidSettingException(largest + ": is " + sizes.get(largest)
                    + " bytes, and with all other rules " + all + "; at most " + MOST_BYTES + " are kept");
        }
    }

    private static Rules read(Map<String, String> texts) {
        Settings settings = Settings.of(texts);
        ActionCatalogue catalogue = ActionCatalogues.parse("actions", text(texts, VocSettings.ACTIONS));
        return new Rules(
                // What was read by the lexicon of then is kept; what is not was not read.
                new CustomerRules(
                        VocSettings.journey(settings),
                        VocSettings.score(settings),
                        catalogue,
                        (said, language) -> Optional.empty()),
                Measuring.of(
                        MeasureFile.parse("measures", text(texts, VocSettings.MEASURES)),
                        catalogue,
                        settings.get(VocSettings.TIME_ZONE)),
                guidance(text(texts, VocSettings.GUIDANCE), catalogue));
    }

    /** A build before had none. */
    private static Guidance guidance(String text, ActionCatalogue catalogue) {
        return text.isEmpty() ? Guidance.nothing() : new Guidance(GuidanceFile.parse("guidance", text), catalogue);
    }

    private static String text(Map<String, String> texts, Setting<String> file) {
        return texts.getOrDefault(file.key(), "");
    }
}
