package io.vocstreams.replay.generate;

import io.vocstreams.contracts.InputRecord;
import io.vocstreams.model.Consent;
import io.vocstreams.model.Consent.Status;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.Operation;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.model.guidance.Notice;
import io.vocstreams.replay.generate.Truth.Fate;
import io.vocstreams.replay.generate.Truth.TrueGuidance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A product that is back in stock: who looked at it is to be told, if he wants to hear of offers. Nobody was told yet
 * when the sample ends, so what is decided follows from the consents alone.
 */
final class Offers {

    private static final String RULE = "back-in-stock";
    private static final String OPERATION = "back-P-2";
    private static final String PRODUCT = "P-2";
    private static final String OFFERS = "offers";
    private static final String NEWS = "news";
    private static final int ONE_IN = 2;

    /** Well within the time for which a look makes interest. */
    private static final Duration RECENT = Duration.ofDays(15);

    private static final Duration HOLDS = Duration.ofDays(10);
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final SampleWriter world;
    private final ArrivalOrder arrivals;
    private final GeneratorOptions options;
    private final Map<String, TrueGuidance> truth = new TreeMap<>();

    Offers(SampleWriter world, ArrivalOrder arrivals, GeneratorOptions options) {
        this.world = world;
        this.arrivals = arrivals;
        this.options = options;
    }

    /** Some of these look at the product, and say what they want to hear of. */
    void look(List<Person> people) {
        Duration back = options.span().compareTo(RECENT) < 0 ? options.span() : RECENT;
        // Records have whole milliseconds.
        Duration step = Duration.ofMillis(back.minus(Scenes.LONGEST).toMillis() / (people.size() + 1));
        for (int i = 0; i < people.size(); i += ONE_IN) {
            Person person = people.get(i);
            Instant at = options.end().minus(back).plus(step.multipliedBy(i));
            String evidence = world.meet(
                    person,
                    at,
                    header -> new WebTouchpoint(
                            header,
                            "product_viewed",
                            "/" + PRODUCT,
                            null,
                            PRODUCT,
                            5000L,
                            null,
                            null,
                            null,
                            null,
                            null),
                    person.identity());
            Fate fate = say(person, at.plusSeconds(60), i / ONE_IN) ? Fate.TO_BE_TOLD : Fate.NOT_TOLD;
            truth.put(NamedIds.of(RULE, OPERATION, evidence), new TrueGuidance(person.customerId(), fate));
        }
    }

    /** Whether offers are wanted in the end. */
    private boolean say(Person person, Instant at, int number) {
        switch (number % 5) {
            case 0 -> consent(at, OFFERS, Status.GRANTED, person.identity());
            case 1 -> {
                consent(at, OFFERS, Status.GRANTED, person.email());
                consent(at.plus(AN_HOUR), OFFERS, Status.WITHDRAWN, person.identity());
            }
            case 2 -> {
                consent(at, OFFERS, Status.WITHDRAWN, person.identity());
                consent(at.plus(AN_HOUR), OFFERS, Status.GRANTED, person.email());
                consent(at.plus(AN_HOUR.multipliedBy(2)), NEWS, Status.WITHDRAWN, person.identity());
            }
            case 3 -> consent(at, NEWS, Status.GRANTED, person.identity());
            default -> {
                // Who says nothing does not consent.
            }
        }
        return number % 5 == 0 || number % 5 == 2;
    }

    private void consent(Instant at, String purpose, Status status, Identifier identifier) {
        Header header = world.header(world.newId("consent"), at, Map.of(), identifier);
        arrivals.add(InputRecord.of(new Consent(header, purpose, status)));
    }

    Notice notice() {
        Instant at = options.end().minus(AN_HOUR);
        return new Notice(
                new Notice.Subject("productId", PRODUCT),
                OPERATION,
                0,
                Operation.UPSERT,
                "warehouse",
                "BACK_IN_STOCK",
                null,
                at,
                options.end().plus(HOLDS),
                Map.of());
    }

    Map<String, TrueGuidance> truth() {
        return truth;
    }
}
