package io.vocstreams.journey.domain;

import static io.vocstreams.journey.domain.Happenings.NPS;
import static io.vocstreams.journey.domain.Happenings.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback.Status;
import io.vocstreams.model.Journey;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.policy.ScorePolicy.Counting;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Scale;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Whatever edits come in whatever order: a step says what the whole function says of both sets, and their difference. */
class StepsPropertyTest {

    private static final Instant START = at("01 00:00");
    private static final ScorePolicy SCORES = new ScorePolicy(
            ZoneId.of("Europe/Berlin"),
            List.of(
                    Breakdown.NONE,
                    Breakdown.parse("channel"),
                    Breakdown.parse("action"),
                    Breakdown.parse("segment"),
                    Breakdown.parse("survey")),
            Counting.LATEST_PER_CUSTOMER,
            Map.of("every", Counting.ALL),
            Duration.ZERO,
            Duration.ZERO);
    private static final ActionCatalogue CATALOGUE = ActionCatalogues.shipped();
    private static final Scale CSAT = new Scale(Metric.CSAT, 1, 5, Polarity.HIGHER_IS_BETTER);
    private static final List<String> ACTIONS =
            List.of("page_viewed", "order_placed", "call_started", "cart_updated", "unheard_of");
    private static final List<Channel> CHANNELS = List.of(Channel.WEB, Channel.APP, Channel.STORE, Channel.UNKNOWN);

    /**
     * What a run is like.
     *
     * @param minutes times are so far apart, or a multiple of it
     * @param times how many different times there are
     * @param few of more answers it is kept where they lie
     */
    record Shape(String customer, int minutes, int times, Duration gap, Duration most, int few) {}

    @Property(edgeCases = EdgeCasesMode.NONE)
    void shouldSayAfterEachEditWhatTheWholeFunctionSays(@ForAll("shapes") Shape shape, @ForAll Random random) {
        Run run = new Run(shape, random);

        for (int i = 0; i < 60; i++) {
            run.edit();
        }
    }

    @Provide
    Arbitrary<Shape> shapes() {
        return Arbitraries.of(
                new Shape("anna", 15, 120, Duration.ofHours(2), Duration.ofHours(9), 64),
                new Shape("anna", 60, 40, Duration.ofHours(2), Duration.ofHours(5), 2),
                new Shape("anna", 60, 12, Duration.ofHours(1), Duration.ofHours(3), 2),
                new Shape("anna", 7 * 60, 300, Duration.ofHours(20), Duration.ofDays(4), 2),
                new Shape("anna", 30, 5, Duration.ofHours(1), Duration.ZERO, 2),
                new Shape("anna", 30, 30, Duration.ZERO, Duration.ofHours(3), 64),
                new Shape("device-id:terminal", 30, 50, Duration.ofHours(2), Duration.ofHours(9), 2),
                new Shape("device-id:terminal", 13 * 60, 90, Duration.ofDays(2), Duration.ofDays(9), 2));
    }

    /** The set as plain maps, beside what was reached by steps. */
    private static final class Run {
        private final Shape shape;
        private final Random random;
        private final CustomerRules rules;
        private final Map<EventKey, Touch> touches = new HashMap<>();
        private final Map<EventKey, Answer> answers = new HashMap<>();
        private final TreeMap<Instant, ProfileVersion> profiles = new TreeMap<>();
        private final Map<String, Journey> published = new HashMap<>();
        private boolean identified;
        private @Nullable Instant clock;
        private final Map<String, CutJourney> changed = new HashMap<>();
        private Derivation expected;
        private Standing standing;
        private Derivation expectedAtCommit;
        private Standing standingAtCommit;

        Run(Shape shape, Random random) {
            this.shape = shape;
            this.random = random;
            JourneyPolicy policy = new JourneyPolicy(
                    shape.gap, shape.most, Duration.ofMinutes(30), Duration.ofHours(20), Duration.ofHours(6));
            this.rules = new CustomerRules(policy, SCORES, CATALOGUE, new Contributions(SCORES, CATALOGUE, shape.few));
            this.expected = rules.derive(CustomerHistory.empty(shape.customer), null);
            this.standing = rules.stand(CustomerHistory.empty(shape.customer), null);
            this.expectedAtCommit = expected;
            this.standingAtCommit = standing;
        }

        void edit() {
            Edit edit =
                    switch (random.nextInt(10)) {
                        case 0, 1, 2, 3, 4 -> touches();
                        case 5, 6, 7 -> answer();
                        case 8 -> profile();
                        default -> time();
                    };
            Step step = rules.step(standing, edit);
            Derivation before = expected;
            expected = rules.derive(
                    CustomerHistory.of(
                            shape.customer, edit.identified(), touches.values(), answers.values(), profiles.values()),
                    edit.clock());
            check(before, standing, step);
            standing = random.nextInt(20) == 0 ? anew() : step.after();
            step.difference().journeys().forEach(journey -> changed.put(journey.id(), journey));
            if (random.nextInt(5) == 0) {
                commit();
            }
        }

        /** As of a customer that was just loaded. */
        private Standing anew() {
            Standing anew = rules.stand(expected.history(), clock);
            check(anew);
            return anew;
        }

        /** After several edits readers are told what is different then, and nothing of what was so in between. */
        private void commit() {
            List<Journey> changes = rules.changes(standingAtCommit, standing, changed.values()).stream()
                    .map(rules::draft)
                    .toList();

            assertThat(changes).isEqualTo(JourneyChanges.between(expectedAtCommit.journeys(), expected.journeys()));

            changed.clear();
            expectedAtCommit = expected;
            standingAtCommit = standing;
        }

        private void check(Derivation before, Standing stood, Step step) {
            Standing after = step.after();
            Difference difference = step.difference();
            List<Journey> changes = rules.changes(stood, after, difference.journeys()).stream()
                    .map(rules::draft)
                    .toList();
            changes.forEach(journey -> published.put(journey.journeyId(), journey));
            Map<String, Journey> live = new HashMap<>(published);
            live.values().removeIf(journey -> journey.status() == Journey.Status.SUPERSEDED);
            Map<String, Journey> first = new HashMap<>();
            expected.journeys().forEach(journey -> first.putIfAbsent(journey.id(), journey.draft()));

            check(after);
            assertThat(changes).isEqualTo(JourneyChanges.between(before.journeys(), expected.journeys()));
            assertThat(live).isEqualTo(first);
            assertThat(difference.claims())
                    .isEqualTo(ClaimChanges.between(before.attributions(), expected.attributions()));
            assertThat(difference.counts()).isEqualTo(rules.change(before, expected));
        }

        private void check(Standing actual) {
            List<Journey> journeys = actual.journeys().all().stream()
                    .map(journey -> rules.draft(JourneyChange.now(journey, actual)))
                    .toList();

            assertThat(actual.history()).isEqualTo(expected.history());
            assertThat(journeys)
                    .isEqualTo(expected.journeys().stream()
                            .map(DerivedJourney::draft)
                            .toList());
            assertThat(actual.answers().all()).isEqualTo(expected.attributions());
            assertThat(actual.counted().all()).isEqualTo(expected.counted());
        }

        /** Several at once as often as one. */
        private Edit touches() {
            Set<EventKey> keys = new HashSet<>();
            int most = random.nextBoolean() ? 1 : 2 + random.nextInt(6);
            for (int i = 0; i < most; i++) {
                keys.add(key("t"));
            }
            List<Edit.Replaced<Touch>> edits =
                    keys.stream().map(this::replaceTouch).toList();
            return Edit.touches(standing, edits, identified(), clock);
        }

        private Edit.Replaced<Touch> replaceTouch(EventKey key) {
            Touch old = touches.get(key);
            Touch replacement = old != null && random.nextInt(3) == 0 ? null : touch(key, old);
            if (replacement == null) {
                touches.remove(key);
            } else {
                touches.put(key, replacement);
            }
            return Edit.Replaced.of(old, replacement);
        }

        private Touch touch(EventKey key, @Nullable Touch old) {
            return new Touch(
                    key,
                    old != null && random.nextInt(4) > 0 ? old.occurredAt() : time(shape.times),
                    one(CHANNELS),
                    one(ACTIONS),
                    random.nextInt(5) == 0,
                    random.nextInt(3) == 0 ? random.nextBoolean() : null,
                    random.nextInt(3) == 0 ? "store" + random.nextInt(2) : null,
                    null,
                    correlations(),
                    Map.of());
        }

        private Edit answer() {
            EventKey key = key("f");
            Answer old = answers.get(key);
            Answer replacement = old != null && random.nextInt(3) == 0 ? null : answer(key, old);
            if (replacement == null) {
                answers.remove(key);
            } else {
                answers.put(key, replacement);
            }
            return Edit.answer(standing, old, replacement, identified(), clock);
        }

        private Answer answer(EventKey key, @Nullable Answer old) {
            Scale scale = one(List.of(NPS, NPS, CSAT, new Scale(Metric.TEXT, 0, 0, Polarity.UNKNOWN)));
            return new Answer(
                    key,
                    old != null && random.nextInt(4) > 0 ? old.occurredAt() : time(shape.times),
                    one(List.of("one", "two", "every")),
                    "question",
                    scale,
                    one(List.of(Status.ANSWERED, Status.ANSWERED, Status.ANSWERED, Status.DISMISSED, Status.PARTIAL)),
                    1 + random.nextInt(5),
                    one(CHANNELS),
                    random.nextInt(4) == 0 ? "t" + random.nextInt(30) : null,
                    null,
                    null,
                    correlations(),
                    Map.of());
        }

        private Edit profile() {
            Instant effectiveAt = time(shape.times);
            if (random.nextInt(4) == 0) {
                profiles.clear();
            } else {
                profiles.put(effectiveAt, new ProfileVersion(effectiveAt, one(List.of("gold", "iron", ""))));
            }
            return Edit.profiles(standing, List.copyOf(profiles.values()), clock);
        }

        private Edit time() {
            Instant later = time(shape.times + 20);
            clock = clock == null || later.isAfter(clock) ? later : clock;
            return Edit.time(standing, clock);
        }

        private boolean identified() {
            identified = random.nextInt(40) == 0 ? !identified : identified;
            return identified;
        }

        private EventKey key(String kind) {
            return new EventKey(random.nextInt(8) == 0 ? "cookie-id:c" : "cookie-id:d", kind + random.nextInt(30));
        }

        private Map<String, String> correlations() {
            return random.nextInt(3) > 0
                    ? Map.of()
                    : Map.of("orderId", one(List.of("1", "2", " ")), "callId", one(List.of("1", "2")));
        }

        private Instant time(int times) {
            return START.plus(Duration.ofMinutes((long) shape.minutes * random.nextInt(times)));
        }

        private <T> T one(List<T> some) {
            return some.get(random.nextInt(some.size()));
        }
    }
}
