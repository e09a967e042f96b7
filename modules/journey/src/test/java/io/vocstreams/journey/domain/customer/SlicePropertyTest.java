package io.vocstreams.journey.domain.customer;

import static io.vocstreams.journey.domain.history.CustomerEvents.NPS;
import static io.vocstreams.journey.domain.history.CustomerEvents.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.attribution.ClaimChanges;
import io.vocstreams.journey.domain.counting.CountedAnswer;
import io.vocstreams.journey.domain.history.ActionCatalogue;
import io.vocstreams.journey.domain.history.Answer;
import io.vocstreams.journey.domain.history.CustomerHistory;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.history.Experiments;
import io.vocstreams.journey.domain.history.ProfileVersion;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.journey.domain.voices.VoiceChanges;
import io.vocstreams.journey.lexicon.LexiconReader;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback.Status;
import io.vocstreams.model.JourneyContent;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.policy.ScorePolicy.Counting;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Slot;
import io.vocstreams.model.voice.Voice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
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

/** Whatever edits come in whatever order: the slice says what the whole set says, and what is different. */
class SlicePropertyTest {

    private static final Instant START = at("01 00:00");
    private static final ScorePolicy SCORES = new ScorePolicy(
            ZoneId.of("Europe/Berlin"),
            List.of(
                    Breakdown.NONE,
                    Breakdown.parse("channel"),
                    Breakdown.parse("action"),
                    Breakdown.parse("segment"),
                    Breakdown.parse("survey"),
                    Breakdown.parse("arm+survey")),
            Counting.LATEST_PER_CUSTOMER,
            Map.of("every", Counting.ALL),
            Duration.ZERO,
            Duration.ZERO);
    /** Exposures count so shortly that they begin and end among the answers. */
    private static final List<Experiments> PLANS = List.of(
            Experiments.NONE,
            new Experiments(Duration.ofHours(30), Map.of("x", START)),
            new Experiments(Duration.ofHours(30), Map.of("x", at("02 00:00"), "y", START)));

    private static final ActionCatalogue CATALOGUE = ActionCatalogues.shipped();
    private static final Scale CSAT = new Scale(Metric.CSAT, 1, 5, Polarity.HIGHER_IS_BETTER);
    private static final List<String> ACTIONS =
            List.of("page_viewed", "order_placed", "call_started", "cart_updated", "unheard_of");
    private static final List<Channel> CHANNELS = List.of(Channel.WEB, Channel.APP, Channel.STORE, Channel.UNKNOWN);

    private static final List<@Nullable String> TEXTS = Arrays.asList(
            null, null, "店員が失礼でした。", "安くて美味しい！", "The app is great", "очень плохо", "on Monday", "&nbsp;");

    /**
     * What a run is like.
     *
     * @param minutes times are so far apart, or a multiple of it
     * @param times how many different times there are
     */
    record Shape(String customer, int minutes, int times, Duration gap, Duration most) {}

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
                new Shape("anna", 15, 120, Duration.ofHours(2), Duration.ofHours(9)),
                new Shape("anna", 60, 40, Duration.ofHours(2), Duration.ofHours(5)),
                new Shape("anna", 60, 12, Duration.ofHours(1), Duration.ofHours(3)),
                new Shape("anna", 7 * 60, 300, Duration.ofHours(20), Duration.ofDays(4)),
                new Shape("anna", 30, 5, Duration.ofHours(1), Duration.ZERO),
                new Shape("anna", 30, 30, Duration.ZERO, Duration.ofHours(3)),
                new Shape("device-id:terminal", 30, 50, Duration.ofHours(2), Duration.ofHours(9)),
                new Shape("device-id:terminal", 13 * 60, 90, Duration.ofDays(2), Duration.ofDays(9)));
    }

    /** The set as plain maps, beside what was derived slice by slice. */
    private static final class Run {
        private final Shape shape;
        private final Random random;
        private final JourneyPolicy policy;
        private final CustomerRules rules;
        private final Map<EventKey, Touch> touches = new HashMap<>();
        private final Map<EventKey, Answer> answers = new HashMap<>();
        private final TreeMap<Instant, ProfileVersion> profiles = new TreeMap<>();
        private Experiments planned = Experiments.NONE;
        private boolean identified;
        private @Nullable Instant clock;
        private Derivation expected;
        private Derivation expectedAtCommit;
        private CustomerState customer;
        private final Readers readers;

        Run(Shape shape, Random random) {
            this.shape = shape;
            this.random = random;
            this.policy = new JourneyPolicy(
                    shape.gap, shape.most, Duration.ofMinutes(30), Duration.ofHours(20), Duration.ofHours(6));
            this.rules = new CustomerRules(policy, SCORES, CATALOGUE, LexiconReader.shipped());
            this.expected = rules.derive(CustomerHistory.empty(shape.customer), null);
            this.customer = rules.stand(CustomerHistory.empty(shape.customer));
            this.expectedAtCommit = expected;
            this.readers = new Readers(rules, List.of());
        }

        void edit() {
            switch (random.nextInt(11)) {
                case 0, 1, 2, 3, 4 -> touches();
                case 5, 6, 7 -> answer();
                case 8 -> profile();
                case 9 -> plan();
                default -> time();
            }
            Difference difference = rules.derive(customer);
            Derivation before = expected;
            expected = rules.derive(
                    CustomerHistory.of(
                            shape.customer, identified, touches.values(), answers.values(), profiles.values(), planned),
                    clock);
            check(before, difference);
            if (random.nextInt(3) == 0) {
                commit();
            }
        }

        /** After several edits what is different then is published, and nothing of what was so in between. */
        private void commit() {
            List<JourneyContent> told = readers.tell(customer, clock);
            Map<String, JourneyContent> first = new HashMap<>();
            expected.journeys().forEach(journey -> first.putIfAbsent(journey.id(), journey.content()));

            assertThat(told).isEqualTo(JourneyChanges.between(expectedAtCommit.journeys(), expected.journeys()));
            assertThat(readers.live()).isEqualTo(first);

            expectedAtCommit = expected;
            if (random.nextInt(5) == 0) {
                Map<EventKey, Voice> known = new HashMap<>();
                expected.voices().forEach(heard -> known.put(heard.event().key(), heard.voice()));
                customer = rules.stand(expected.history().with(known));
            }
        }

        private void check(Derivation before, Difference difference) {
            CustomerState whole = rules.stand(expected.history());
            Map<Slot, Counts> sum = new HashMap<>(before.counts());
            difference.counts().forEach((slot, counts) -> sum.merge(slot, counts, Counts::plus));
            sum.values().removeIf(Counts::isNothing);

            assertThat(new Journeys(policy, CATALOGUE).all(customer, clock)).isEqualTo(expected.journeys());
            assertThat(customer.answers().byTime()).isEqualTo(whole.answers().byTime());
            assertThat(customer.answers().byTime().values())
                    .extracting(CountedAnswer::attributed)
                    .isEqualTo(expected.attributions());
            assertThat(difference.claims())
                    .isEqualTo(ClaimChanges.between(before.attributions(), expected.attributions()));
            assertThat(difference.voices()).isEqualTo(VoiceChanges.between(before.voices(), expected.voices()));
            assertThat(customer.messages()).isEqualTo(whole.messages());
            assertThat(sum).isEqualTo(expected.counts());
        }

        /** Several at once as often as one. */
        private void touches() {
            Set<EventKey> keys = new HashSet<>();
            int most = random.nextBoolean() ? 1 : 2 + random.nextInt(6);
            for (int i = 0; i < most; i++) {
                keys.add(key("t"));
            }
            keys.forEach(this::replaceTouch);
            identify();
        }

        private void replaceTouch(EventKey key) {
            Touch old = touches.get(key);
            Touch replacement = old != null && random.nextInt(3) == 0 ? null : saying(touch(key, old));
            if (replacement == null) {
                touches.remove(key);
            } else {
                touches.put(key, replacement);
            }
            customer.replace(old, replacement);
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
                    exposures(),
                    null,
                    null);
        }

        /** Outbound messages say nothing that is read. */
        private Touch saying(Touch touch) {
            return touch.outbound() ? touch : touch.saying(one(TEXTS));
        }

        private void answer() {
            EventKey key = key("f");
            Answer old = answers.get(key);
            Answer replacement = old != null && random.nextInt(3) == 0
                    ? null
                    : answer(key, old).saying(one(TEXTS), null);
            if (replacement == null) {
                answers.remove(key);
            } else {
                answers.put(key, replacement);
            }
            customer.replace(old, replacement);
            identify();
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
                    exposures());
        }

        private void profile() {
            Instant effectiveAt = time(shape.times);
            if (random.nextInt(4) == 0) {
                profiles.clear();
            } else {
                profiles.put(effectiveAt, new ProfileVersion(effectiveAt, one(List.of("gold", "iron", "")), null));
            }
            customer.stateProfiles(List.copyOf(profiles.values()));
        }

        private void plan() {
            planned = one(PLANS);
            customer.plan(planned);
        }

        private Map<String, String> exposures() {
            return random.nextInt(3) > 0 ? Map.of() : Map.of(one(List.of("x", "y")), one(List.of("a", "a", "b")));
        }

        private void time() {
            Instant later = time(shape.times + 20);
            clock = clock == null || later.isAfter(clock) ? later : clock;
        }

        private void identify() {
            identified = random.nextInt(40) == 0 ? !identified : identified;
            customer.identify(identified);
        }

        private EventKey key(String kind) {
            return new EventKey(random.nextInt(8) == 0 ? "cookie-id:c" : "cookie-id:d", kind + random.nextInt(30));
        }

        private Map<String, String> correlations() {
            return random.nextInt(3) > 0
                    ? Map.of()
                    : Map.of(
                            "orderId",
                            one(List.of("1", "2", " ")),
                            one(List.of("callId", "sessionId")),
                            one(List.of("1", "2")));
        }

        private Instant time(int times) {
            return START.plus(Duration.ofMinutes((long) shape.minutes * random.nextInt(times)));
        }

        private <T> T one(List<T> some) {
            return some.get(random.nextInt(some.size()));
        }
    }
}
