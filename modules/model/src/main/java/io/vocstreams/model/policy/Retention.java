package io.vocstreams.model.policy;

import io.vocstreams.model.score.WindowSize;
import java.time.Duration;

/**
 * How long behind the watermark a record can still change a result, and so must be kept. Nothing a stage publishes may
 * depend on these numbers: longer is only dearer.
 *
 * @param outcomes how long what opened an opportunity, or was seen before, can still matter: until its latest outcome
 */
public record Retention(TimePolicy time, IdentityPolicy identity, JourneyPolicy journey, Duration outcomes) {

    /** For episodes that lie across the end of what is kept, and the days of the walk that drops it. */
    private static final Duration MARGIN = Duration.ofDays(4);

    /** Where nothing is measured. */
    public Retention(TimePolicy time, IdentityPolicy identity, JourneyPolicy journey) {
        this(time, identity, journey, Duration.ZERO);
    }

    /**
     * The same where outcomes may come so long after what opened.
     *
     * @param exposures how long before what opened, or was answered, it still counts what was seen of an experiment
     */
    public Retention measuring(Duration longest, Duration exposures) {
        Duration rolling = Duration.ofDays(WindowSize.LONGEST_DAYS + 1L);
        return new Retention(time, identity, journey, longer(longest, rolling).plus(exposures));
    }

    /** The memory of known versions: an older one would be refused as too late. */
    public Duration versions() {
        return time.latenessHorizon();
    }

    /** An accepted record can move interactions that are older by the lookback. */
    public Duration interactionsInIdentity() {
        return time.latenessHorizon().plus(identity.lookback());
    }

    /** A link is near interactions that are younger by the lookback. */
    public Duration assertedLinks() {
        return interactionsInIdentity().plus(identity.lookback());
    }

    /** A link is not looked at any more once every interaction still held is younger than its validity. */
    public Duration linkUntilInvalid() {
        return interactionsInIdentity().plus(identity.linkValidity());
    }

    /**
     * What a move in IDENTITY can reach in a customer's history. Twice the reach: taking back a touchpoint that a
     * feedback named up to one reach later makes the feedback look for another up to one reach earlier.
     */
    public Duration history() {
        Duration window = Duration.ofDays(WindowSize.LONGEST_DAYS + 1L);
        Duration longest = longer(journey.attributionReach().multipliedBy(2), longer(journey.inactivityGap(), window));
        return interactionsInIdentity().plus(longer(longest, outcomes.isZero() ? outcomes : outcomes.plus(MARGIN)));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
