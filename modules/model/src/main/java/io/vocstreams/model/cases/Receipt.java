package io.vocstreams.model.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That nobody need post an event of a case to a webhook any more.
 *
 * @param webhook its name
 * @param urlHash SHA-256 of its URL, which itself may be a secret
 * @param status by which it took the event; null if it never did
 * @param attempts since the process was started
 */
public record Receipt(
        String caseEventId,
        String caseId,
        String webhook,
        String urlHash,
        Outcome outcome,
        @Nullable Integer status,
        int attempts,
        Instant at) {

    /** What became of the event. */
    public enum Outcome {
        POSTED,
        STALE,
        UNKNOWN
    }

    /** One for each event and URL. */
    public String key() {
        return key(caseEventId, urlHash);
    }

    public static String key(String caseEventId, String urlHash) {
        return caseEventId + "|" + urlHash;
    }
}
