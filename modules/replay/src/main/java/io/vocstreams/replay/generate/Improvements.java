package io.vocstreams.replay.generate;

import io.vocstreams.model.Operation;
import io.vocstreams.model.improvement.ImprovementAction;
import io.vocstreams.model.improvement.ImprovementAction.Kind;
import io.vocstreams.model.score.Scale;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was to be better in the time of a sample: one thing that helps, and one that changes nothing. */
final class Improvements {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final int HELPED = 2;
    private static final int POOR = 3;

    private final @Nullable Instant doneAt;

    Improvements(GeneratorOptions options) {
        this.doneAt = options.improvedAt().orElse(null);
    }

    /** Whether people leave a store unhappy: one until its queues were shortened, another always. */
    boolean isPoor(int store, Instant at) {
        return store == POOR || (store == HELPED && doneAt != null && at.isBefore(doneAt));
    }

    List<ImprovementAction> actions() {
        return doneAt == null
                ? List.of()
                : Stream.concat(
                                story(
                                        doneAt,
                                        "queues-store-2",
                                        "A third till in store-2",
                                        "stores",
                                        Survey.RECOMMEND.scale(),
                                        "store=store-2",
                                        "You waited too long at our tills. There are three now."),
                                story(
                                        doneAt,
                                        "app-reminders",
                                        "Fewer reminders in the app",
                                        "digital",
                                        Survey.PRODUCT.scale(),
                                        "channel=APP",
                                        "We remind you once a week, no longer every day."))
                        .toList();
    }

    private static Stream<ImprovementAction> story(
            Instant doneAt, String id, String title, String department, Scale scale, String scope, String told) {
        List<Kind> kinds = List.of(Kind.DONE, Kind.ACCEPTED, Kind.PROPOSED);
        return kinds.stream().map(kind -> {
            Instant at = doneAt.minus(WEEK.multipliedBy(kinds.indexOf(kind)));
            return new ImprovementAction(
                    id,
                    id + "-" + kind,
                    0,
                    Operation.UPSERT,
                    kind,
                    at,
                    at,
                    "generator",
                    kind == Kind.PROPOSED ? title : null,
                    kind == Kind.PROPOSED ? department : null,
                    kind == Kind.PROPOSED ? scale.text() : null,
                    kind == Kind.PROPOSED ? scope : null,
                    kind == Kind.DONE ? told : null);
        });
    }
}
