package io.vocstreams.journey.stream;

import static io.vocstreams.journey.stream.Interactions.COOKIE;
import static io.vocstreams.journey.stream.JourneyDriver.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.attribution.Attributed;
import io.vocstreams.journey.domain.customer.CustomerRules;
import io.vocstreams.journey.domain.customer.Derivation;
import io.vocstreams.journey.domain.history.Answer;
import io.vocstreams.journey.domain.history.CustomerHistory;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.journey.lexicon.LexiconReader;
import io.vocstreams.model.AttributionContent;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Journey.Status;
import io.vocstreams.model.JourneyContent;
import io.vocstreams.model.Operation;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.ScoreDelta;
import io.vocstreams.model.score.Slot;
import io.vocstreams.model.voice.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever came, went, moved and was corrected, with a restart in between: what is left says what was published. */
class OrderIndependenceTest {

    private static final Instant START = NOW.minus(Duration.ofDays(60));
    private static final Instant CLOCK = START.plus(Duration.ofDays(18));
    private static final CustomerRules RULES = new CustomerRules(
            JourneyPolicy.DEFAULT, ScorePolicy.DEFAULT, ActionCatalogues.shipped(), LexiconReader.shipped());

    private static final List<String> TEXTS = List.of("店員が失礼でした。", "Great staff!", " ");

    /** One thing that IDENTITY says: by one of two ways, an event is one of two customers', or is not any more. */
    record Said(int event, int revision, int customer, int way, boolean there) {

        ResolvedInteraction resolved() {
            Identifier last = new Identifier(IdentifierType.LOGIN_ID, "way" + way);
            return new ResolvedInteraction(
                    there ? Operation.UPSERT : Operation.RETRACT,
                    customerId(),
                    true,
                    List.of(COOKIE, last),
                    interaction());
        }

        String customerId() {
            return customer == 0 ? "anna" : "bert";
        }

        /** Even events are answers. The time of an event is the same in all its versions. */
        Interaction interaction() {
            Instant at = START.plus(Duration.ofHours(31L * event));
            if (event % 4 == 3) {
                // Several are of one day, and read as one text.
                return Interactions.message(
                        "e" + event, START.plus(Duration.ofDays(event / 8)), revision, TEXTS.get(revision));
            }
            return event % 2 == 0
                    ? Interactions.comment(
                            "e" + event, at, (event + revision) % 11, revision, TEXTS.get((event + revision) % 3))
                    : Interactions.web("e" + event, at, revision % 2 == 0 ? "page_viewed" : "order_placed", revision);
        }

        String membership() {
            return customerId() + "/" + event + "/" + way;
        }
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void shouldPublishWhatFollowsFromTheSetThatIsLeft(
            @ForAll("saids") List<Said> saids, @ForAll @IntRange(min = 0, max = 40) int restartAfter) {
        JourneyDriver driver = new JourneyDriver();
        Map<String, JourneyContent> journeys = new HashMap<>();
        Map<String, AttributionContent> attributions = new HashMap<>();
        Map<String, Reading.Content> readings = new HashMap<>();
        List<ScoreDelta> deltas = new ArrayList<>();
        for (int i = 0; i < saids.size(); i++) {
            driver.interaction(saids.get(i).resolved());
            collect(driver, journeys, attributions, readings, deltas);
            if (i == restartAfter) {
                driver = driver.restarted();
            }
            if (i == saids.size() / 2) {
                driver.watermark(START.plus(Duration.ofDays(9)));
            }
        }
        driver.watermark(CLOCK);
        collect(driver, journeys, attributions, readings, deltas);
        driver.close();

        Map<String, Derivation> expected = derive(saids);
        assertThat(live(journeys)).isEqualTo(journeys(expected));
        assertThat(attributions).isEqualTo(attributions(expected));
        assertThat(readings).isEqualTo(readings(expected));
        assertThat(JourneyDriver.sum(deltas)).isEqualTo(counts(expected));
    }

    private static void collect(
            JourneyDriver driver,
            Map<String, JourneyContent> journeys,
            Map<String, AttributionContent> attributions,
            Map<String, Reading.Content> readings,
            List<ScoreDelta> deltas) {
        driver.journeys().forEach(journey -> journeys.put(journey.journeyId(), journey.content()));
        driver.attributions().forEach(row -> {
            if (row.value() == null) {
                attributions.remove(row.key());
            } else {
                attributions.put(row.key(), row.value().content());
            }
        });
        driver.readings().forEach(row -> {
            if (row.value() == null) {
                readings.remove(row.key());
            } else {
                readings.put(row.key(), row.value().content());
            }
        });
        deltas.addAll(driver.deltas());
    }

    private static Map<String, JourneyContent> live(Map<String, JourneyContent> journeys) {
        Map<String, JourneyContent> live = new HashMap<>();
        journeys.forEach((id, journey) -> {
            if (journey.status() != Status.SUPERSEDED) {
                live.put(id, journey);
            }
        });
        return live;
    }

    private static Map<String, Derivation> derive(List<Said> saids) {
        Map<String, Said> latest = new LinkedHashMap<>();
        saids.forEach(said -> latest.put(said.membership(), said));
        Map<String, Derivation> derived = new TreeMap<>();
        for (String customer : List.of("anna", "bert")) {
            Map<Integer, Said> held = new TreeMap<>();
            latest.values().stream()
                    .filter(said -> said.there() && said.customerId().equals(customer))
                    .forEach(said -> held.merge(said.event(), said, OrderIndependenceTest::preferred));
            List<Touch> touches = new ArrayList<>();
            List<Answer> answers = new ArrayList<>();
            for (Said said : held.values()) {
                if (said.interaction() instanceof Touchpoint touchpoint) {
                    touches.add(Touch.of(COOKIE.text(), touchpoint));
                } else if (said.interaction() instanceof Feedback feedback) {
                    answers.add(Answer.of(COOKIE.text(), feedback));
                }
            }
            derived.put(
                    customer,
                    RULES.derive(CustomerHistory.of(customer, !held.isEmpty(), touches, answers, List.of()), CLOCK));
        }
        return derived;
    }

    private static Said preferred(Said one, Said other) {
        if (one.revision() != other.revision()) {
            return one.revision() > other.revision() ? one : other;
        }
        return one.way() < other.way() ? one : other;
    }

    private static Map<String, JourneyContent> journeys(Map<String, Derivation> expected) {
        Map<String, JourneyContent> journeys = new HashMap<>();
        expected.values().forEach(derived -> derived.journeys()
                .forEach(journey -> journeys.put(journey.id(), journey.content())));
        return journeys;
    }

    /** Where both hold an event, the smaller customer's attribution is the one to see. */
    private static Map<String, AttributionContent> attributions(Map<String, Derivation> expected) {
        Map<String, AttributionContent> attributions = new HashMap<>();
        expected.forEach((customer, derived) -> {
            for (Attributed attributed : derived.attributions()) {
                attributions.putIfAbsent(attributed.answer().key().eventId(), attributed.content(customer));
            }
        });
        return attributions;
    }

    private static Map<String, Reading.Content> readings(Map<String, Derivation> expected) {
        Map<String, Reading.Content> readings = new HashMap<>();
        expected.forEach((customer, derived) -> derived.voices()
                .forEach(heard -> readings.putIfAbsent(heard.event().key().eventId(), heard.content(customer))));
        return readings;
    }

    private static Map<Slot, Counts> counts(Map<String, Derivation> expected) {
        Map<Slot, Counts> counts = new HashMap<>();
        expected.forEach((customer, derived) ->
                derived.counts().forEach((slot, count) -> counts.merge(slot, count, Counts::plus)));
        return counts;
    }

    @Provide
    Arbitrary<List<Said>> saids() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 13),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.of(true, true, true, false))
                .as(Said::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(45);
    }
}
