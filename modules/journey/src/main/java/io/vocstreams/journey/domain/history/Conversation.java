package io.vocstreams.journey.domain.history;

import io.vocstreams.journey.domain.history.CustomerSet.Mention;
import io.vocstreams.model.score.Days;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Messages of one customer that are read as one text: those of one local day that name the same ticket, else the same
 * session, else neither.
 */
public record Conversation(Mention thread, long day) {

    private static final String TICKET = "ticketId";
    private static final String SESSION = "sessionId";
    private static final Mention NONE = new Mention("", "");

    static Mention threadOf(Touch message) {
        for (String key : new String[] {TICKET, SESSION}) {
            String value = message.correlations().getOrDefault(key, "");
            if (!value.isBlank()) {
                return new Mention(key, value);
            }
        }
        return NONE;
    }

    public static Conversation of(Touch message, Days days) {
        return new Conversation(threadOf(message), days.dayOf(message.occurredAt()));
    }

    /** Of these touchpoints, as far as they say anything. */
    public static Set<Conversation> of(Collection<Touch> touches, Days days) {
        return touches.stream()
                .filter(touch -> touch.text() != null)
                .map(touch -> of(touch, days))
                .collect(Collectors.toSet());
    }

    /** Its messages in order. */
    public Collection<Touch> messages(CustomerSet set, Days days) {
        return set.thread(thread)
                .subMap(new TimeMark(days.startOf(day)), new TimeMark(days.startOf(day + 1)))
                .values();
    }

    public static String textOf(Collection<Touch> messages) {
        return messages.stream().map(Touch::text).collect(Collectors.joining("\n"));
    }
}
