package io.vocstreams.replay.mapping;

import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.Operation;
import io.vocstreams.model.intake.Intake;
import io.vocstreams.model.intake.Rejection;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the pipeline's own intake whether it would take a scale, before any row is read. */
final class Scales {

    private static final Instant SOME_TIME = Instant.ofEpochSecond(1);

    private Scales() {}

    static Optional<String> problemWith(Metric metric, int min, int max, Polarity polarity) {
        Header header = new Header(
                "probe",
                0,
                Operation.UPSERT,
                "probe",
                SOME_TIME,
                null,
                List.of(new Identifier(IdentifierType.CUSTOMER_ID, "probe")),
                Map.of(),
                Map.of());
        Feedback probe = new Feedback(
                header,
                "probe",
                "probe",
                metric,
                min,
                max,
                polarity,
                Feedback.Status.DISMISSED,
                null,
                null,
                null,
                Channel.UNKNOWN,
                null,
                null,
                null);
        return new Intake(Duration.ZERO).judge(probe, SOME_TIME).map(Rejection::detail);
    }
}
