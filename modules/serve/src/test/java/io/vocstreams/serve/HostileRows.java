package io.vocstreams.serve;

import io.vocstreams.model.Channel;
import io.vocstreams.model.Journey;
import io.vocstreams.model.JourneyContent;
import io.vocstreams.model.JourneyPath;
import io.vocstreams.model.LifecycleStage;
import io.vocstreams.model.Operation;
import io.vocstreams.model.cases.Case;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.model.cases.Severity;
import io.vocstreams.model.guidance.Decision;
import io.vocstreams.model.guidance.GuidanceReason;
import io.vocstreams.model.improvement.Improvement;
import io.vocstreams.model.score.RateKey;
import io.vocstreams.model.score.RateSeries;
import io.vocstreams.model.score.ScoreKey;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.model.voice.Sentiment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Records whose every free text is markup. */
final class HostileRows {

    /** Its customer has it for an id, too. */
    static final String CASE = "k-hostile";

    private static final Instant YESTERDAY = Rows.DAY.minus(Duration.ofDays(1));
    private static final Instant FOUR_WEEKS = Rows.DAY.minus(Duration.ofDays(28));

    private HostileRows() {}

    static void publish(TopicLog log, String markup) {
        String store = "store=" + ScoreKey.encode(markup);
        log.publish(Rows.score(store, YESTERDAY, 40, 30, 1));
        log.publish(Rows.rate(store, YESTERDAY, 3, 40, 30));
        log.publish(Rows.rate(
                new RateKey(new RateSeries(markup, 1, Series.TOTAL), WindowSize.ROLLING_28_DAYS, FOUR_WEEKS), 40, 30));
        String theme = "theme=" + ScoreKey.encode(markup);
        log.publish(Rows.texts(theme, FOUR_WEEKS, 12, 30));
        log.publish(Rows.score(
                new ScoreKey(new Series(Rows.NPS, theme), WindowSize.ROLLING_28_DAYS, FOUR_WEEKS), 40, 30, 1));
        log.publish(Rows.said(markup, "f-hostile", Rows.DAY, markup));
        log.publish(Rows.reading("f-hostile", markup, markup, Sentiment.NEGATIVE));
        log.publish(journey(markup));
        log.publish(Rows.attribution("f-hostile", markup, "j-hostile"));
        log.publish(aCase(markup));
        log.publish(new CaseAction(
                CASE,
                markup,
                0,
                Operation.UPSERT,
                CaseAction.Kind.ASSIGN,
                Rows.DAY,
                Rows.DAY,
                markup,
                markup,
                null,
                markup,
                markup));
        log.publish(Rows.risk(markup));
        log.publish(Rows.guidance("g-hostile", markup, markup, Decision.SUPPRESSED, GuidanceReason.STALE, 10));
        log.publish(new Improvement(
                "i-hostile",
                Improvement.Status.PROPOSED,
                markup,
                markup,
                Rows.NPS.text(),
                store,
                markup,
                YESTERDAY,
                null,
                1,
                Rows.DAY));
        log.publish(Rows.experiment(markup));
    }

    private static Journey journey(String markup) {
        return new Journey(
                new JourneyContent(
                        "j-hostile",
                        markup,
                        true,
                        Journey.Status.CLOSED,
                        null,
                        new JourneyPath(
                                YESTERDAY,
                                Rows.DAY,
                                List.of(new Journey.Step(
                                        "e-j-hostile", YESTERDAY, Channel.WEB, markup, LifecycleStage.AWARENESS, 1)),
                                1,
                                List.of(Channel.WEB),
                                0,
                                1,
                                LifecycleStage.AWARENESS,
                                Journey.Outcome.UNRESOLVED),
                        List.of("f-hostile")),
                1,
                Rows.DAY);
    }

    private static Case aCase(String markup) {
        Case like = Rows.aCase(CASE, markup, Case.Status.OPEN, Rows.DAY);
        return new Case(
                CASE,
                markup,
                1,
                like.signal(),
                markup,
                "f-hostile",
                1,
                "j-hostile",
                Channel.STORE,
                markup,
                markup,
                List.of(markup),
                Severity.HIGH,
                markup,
                markup,
                like.openedAt(),
                like.contactDueAt(),
                like.resolveDueAt(),
                like.status(),
                like.contactSla(),
                like.resolveSla(),
                false,
                markup,
                null,
                null,
                1,
                like.reasons(),
                like.asOf());
    }
}
