package io.vocstreams.scores.stream;

import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.model.policy.Retention;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.policy.TimePolicy;
import io.vocstreams.platform.config.Settings;
import java.time.Duration;

/** What SCORES shall do. */
public record ScoresSettings(ScorePolicy scores, Duration ratesEmitInterval, TimePolicy time, Retention retention) {

    static ScoresSettings from(Settings settings) {
        return new ScoresSettings(
                VocSettings.score(settings),
                settings.get(VocSettings.RATES_EMIT_INTERVAL),
                VocSettings.time(settings),
                VocSettings.retention(settings));
    }
}
