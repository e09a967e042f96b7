package io.vocstreams.systemtests.crash;

import io.vocstreams.contracts.InputRecord;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.Operation;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Many customers who each visit the web site and answer one question, made one by one. */
final class Crowd {

    private final Instant start;
    private final Duration step;
    private final String round;

    /** @param round tells the events of one crowd from those of another of the same customers */
    Crowd(Instant start, Duration step, String round) {
        this.start = start;
        this.step = step;
        this.round = round;
    }

    Stream<InputRecord> of(int customers) {
        return IntStream.range(0, customers)
                .boxed()
                .flatMap(number -> Stream.of(InputRecord.of(visit(number)), InputRecord.of(answer(number))));
    }

    private WebTouchpoint visit(int number) {
        return new WebTouchpoint(
                header(number, "visit", start.plus(step.multipliedBy(number))), "product_viewed", null);
    }

    private Feedback answer(int number) {
        return new Feedback(
                header(number, "answer", start.plus(step.multipliedBy(number)).plusSeconds(60)),
                "recommend",
                "1",
                Metric.NPS,
                0,
                10,
                Polarity.HIGHER_IS_BETTER,
                Feedback.Status.ANSWERED,
                number % 11,
                null,
                null,
                Channel.WEB,
                null,
                null,
                null);
    }

    private Header header(int number, String what, Instant at) {
        Identifier customer = new Identifier(IdentifierType.CUSTOMER_ID, "crowd-" + number);
        String id = what + "-" + round + "-" + number;
        return new Header(id, 0, Operation.UPSERT, "crowd", at, null, List.of(customer), Map.of(), Map.of());
    }
}
