package io.vocstreams.actions.stream;

import io.vocstreams.actions.calendar.CalendarFile;
import io.vocstreams.actions.domain.BusinessCalendar;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.model.policy.Retention;
import io.vocstreams.model.policy.TimePolicy;
import io.vocstreams.platform.config.Settings;
import java.time.Duration;

/**
 * What ACTIONS shall do.
 *
 * @param kept how long a case is kept after its end
 */
public record ActionsSettings(BusinessCalendar calendar, TimePolicy time, Retention retention, Duration kept) {

    static ActionsSettings from(Settings settings) {
        return new ActionsSettings(
                CalendarFile.from(settings.get(VocSettings.CALENDAR)),
                VocSettings.time(settings),
                VocSettings.retention(settings),
                settings.get(VocSettings.CASES_KEPT));
    }
}
