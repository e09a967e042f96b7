package io.vocstreams.replay.generate;

import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.voice.Sentiment;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a pipeline that read the whole sample must say.
 *
 * @param scores by score key, of the breakdowns none and channel, in UTC days: every window that ends by the end of the
 *     day on which the sample ends. Published keys of later rolling windows and of other breakdowns are not in it
 * @param rates by rate key, of some shipped measures, for the same breakdowns and windows
 * @param readings of every comment and message, by event id
 * @param cases that some of the shipped rules call for, by case id
 * @param guidance by guidance id: whom a shipped rule concerns, and what becomes of it until ten days after the end of
 *     the sample
 * @param journeys live journeys of each customer who has any
 * @param refused records that must be refused, by reason
 */
public record Truth(
        Map<String, TrueScore> scores,
        Map<String, TrueRate> rates,
        Map<String, TrueReading> readings,
        Map<String, TrueCase> cases,
        Map<String, TrueGuidance> guidance,
        Map<String, Long> journeys,
        Map<RejectReason, Long> refused) {

    /** What somebody wrote. */
    public record TrueReading(String customerId, String language, Sentiment polarity, Map<String, Sentiment> themes) {}

    /** A case, as far as it does not change with the clock: whose it is, and how often its rule was triggered. */
    public record TrueCase(String ruleId, String customerId, int triggers) {}

    /** Guidance that an operation asked for. */
    public record TrueGuidance(String customerId, Fate fate) {}

    /** What becomes of guidance. */
    public enum Fate {
        /** The sender has said so. */
        TOLD,
        /** No sender has told him yet. */
        TO_BE_TOLD,
        /** It is too late, or he does not want it. */
        NOT_TOLD
    }

    /** One rate, as far as it does not change with the clock: how many opened, and how many of these were closed. */
    public record TrueRate(long opportunities, long met) {}

    /**
     * One score.
     *
     * @param score null where nothing was answered
     */
    public record TrueScore(
            long responses,
            List<Long> histogram,
            long dismissed,
            long partial,
            @Nullable Double score) {}
}
