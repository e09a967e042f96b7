package io.vocstreams.model.cases;

import io.vocstreams.model.Channel;
import io.vocstreams.model.Utf8;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why there is a case: one episode of the triggers of a rule.
 *
 * @param signal null for the rule that joins the signals of others
 * @param triggerEventId the event of the first trigger
 * @param triggers how many the episode has
 * @param openedAt the time of the first trigger
 * @param themes of what its event says, by id
 */
public record CaseOpening(
        String ruleId,
        int ruleVersion,
        @Nullable String signal,
        String triggerEventId,
        int triggers,
        Instant openedAt,
        Channel channel,
        @Nullable String storeId,
        @Nullable String productId,
        List<String> themes,
        Handling handling) {

    public CaseOpening {
        themes = List.copyOf(themes);
    }

    /** Names the case for ever; neither time nor version is part of it. */
    public String caseId() {
        return UUID.nameUUIDFromBytes(Utf8.bytes(ruleId + "\n" + triggerEventId))
                .toString();
    }
}
