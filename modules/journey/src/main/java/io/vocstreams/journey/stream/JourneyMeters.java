package io.vocstreams.journey.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.vocstreams.contracts.metrics.VocMeters;
import io.vocstreams.contracts.metrics.VocTags;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.model.Journey;
import io.vocstreams.model.cases.Risk;
import io.vocstreams.model.guidance.Decision;
import io.vocstreams.model.guidance.GuidanceReason;
import io.vocstreams.model.guidance.GuidanceRow;
import io.vocstreams.model.voice.Reading;
import io.vocstreams.platform.metrics.Meters;
import io.vocstreams.platform.metrics.StageMeters;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What this stage says of journeys, besides what every stage says. */
final class JourneyMeters {

    /** The name of the number of open journeys in a task. */
    static final String OPEN = "open journeys";

    /** The name of how much of a task is still to be derived again. */
    static final String TO_DERIVE_AGAIN = "entries to derive again";

    private final StageMeters stage;
    private final Counter opened;
    private final Counter closed;
    private final Counter reopened;
    private final Counter superseded;
    private final Counter riskBegan;
    private final Counter riskEnded;
    private final Map<Decision, Counter> decisions = new EnumMap<>(Decision.class);
    private final Counter unconfirmed;
    private final DistributionSummary guidanceLatency;
    private final Map<String, Counter> keyless = new HashMap<>();
    private final Map<List<String>, Counter> read = new HashMap<>();

    JourneyMeters(StageMeters stage, List<Measure> measures) {
        this.stage = stage;
        Meters meters = stage.meters();
        VocTags.DECIDED.forEach(
                decision -> decisions.put(decision, meters.counter(VocMeters.GUIDANCE, decision.name())));
        this.unconfirmed = meters.counter(VocMeters.UNCONFIRMED);
        this.guidanceLatency = meters.histogram(VocMeters.GUIDANCE_LATENCY);
        VocTags.READ.forEach(tags -> read.put(tags, meters.counter(VocMeters.READINGS, tags.get(0), tags.get(1))));
        this.opened = meters.counter(VocMeters.JOURNEYS, "opened");
        this.closed = meters.counter(VocMeters.JOURNEYS, "closed");
        this.reopened = meters.counter(VocMeters.JOURNEYS, "reopened");
        this.superseded = meters.counter(VocMeters.JOURNEYS, "superseded");
        this.riskBegan = meters.counter(VocMeters.AT_RISK, "began");
        this.riskEnded = meters.counter(VocMeters.AT_RISK, "ended");
        meters.gauge(VocMeters.OPEN_JOURNEYS, () -> stage.held(OPEN));
        measures.stream()
                .filter(measure -> measure.same() != null)
                .forEach(measure -> keyless.put(measure.id(), meters.counter(VocMeters.KEYLESS, measure.id())));
        meters.gauge(VocMeters.TO_DERIVE_AGAIN, () -> stage.held(TO_DERIVE_AGAIN));
    }

    StageMeters stage() {
        return stage;
    }

    /** A journey is published; before it was as the other status says, or unknown to readers. */
    void published(Journey.Status before, Journey.Status now) {
        boolean wasLive = before == Journey.Status.OPEN || before == Journey.Status.CLOSED;
        if (now == Journey.Status.SUPERSEDED) {
            count(superseded, wasLive);
            return;
        }
        count(opened, !wasLive);
        count(reopened, before == Journey.Status.CLOSED && now == Journey.Status.OPEN);
        count(closed, before != Journey.Status.CLOSED && now == Journey.Status.CLOSED);
    }

    /** Something opens nothing, because it names nothing by the measure's key. */
    void keyless(Measure measure) {
        Counter counter = keyless.get(measure.id());
        if (counter != null) {
            counter.increment();
        }
    }

    /** Null: the customer is at risk no more. */
    void atRiskWritten(@Nullable Risk risk) {
        count(riskBegan, risk != null && risk.revision() == 1);
        count(riskEnded, risk == null);
    }

    /** Null: nobody says it any more. */
    void readingWritten(Reading.@Nullable Content content, long revision) {
        Counter counter = content == null || revision > 1 ? null : read.get(VocTags.ofReading(content.voice()));
        if (counter != null) {
            counter.increment();
        }
    }

    void guidanceWritten(GuidanceRow.Content content, long now) {
        Counter counter = decisions.get(content.decision());
        if (counter != null) {
            counter.increment();
        }
        count(unconfirmed, content.reason() == GuidanceReason.NO_RECEIPT);
        if (content.decision() == Decision.SEND) {
            long arrived = content.decidedAt().toEpochMilli() - content.latencyMillis();
            guidanceLatency.record(Math.max(0, now - arrived) / 1_000.0);
        }
    }

    private static void count(Counter counter, boolean holds) {
        if (holds) {
            counter.increment();
        }
    }
}
