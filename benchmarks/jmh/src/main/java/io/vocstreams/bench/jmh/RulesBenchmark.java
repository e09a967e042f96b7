package io.vocstreams.bench.jmh;

import io.vocstreams.bench.input.InputSize;
import io.vocstreams.identity.domain.Link;
import io.vocstreams.identity.domain.LinkKind;
import io.vocstreams.identity.domain.Ownership;
import io.vocstreams.identity.domain.Resolver;
import io.vocstreams.identity.domain.SortedLinks;
import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.customer.CustomerRules;
import io.vocstreams.journey.domain.customer.CustomerState;
import io.vocstreams.journey.domain.customer.Derivation;
import io.vocstreams.journey.domain.customer.Difference;
import io.vocstreams.journey.domain.history.Answer;
import io.vocstreams.journey.domain.history.CustomerHistory;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.journey.domain.journeys.JourneyChange;
import io.vocstreams.journey.lexicon.LexiconReader;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.JourneyContent;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.policy.IdentityPolicy;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Scale;
import io.vocstreams.scores.domain.FormulaValues;
import io.vocstreams.scores.domain.Formulas;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The rules that every event meets: whose it is, what its journeys and answers become, what a score is. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway") // JMH sets the state up before it uses it.
public class RulesBenchmark {

    private static final String ORIGIN = "customer-id:c1000000";

    /** Touchpoints that the customer has, and links that the identifier has. */
    @Param({"10", "1000"})
    private int held;

    private final CustomerRules rules = new CustomerRules(
            JourneyPolicy.DEFAULT, ScorePolicy.DEFAULT, ActionCatalogues.shipped(), LexiconReader.shipped());
    private final Scale nps = new Scale(Metric.NPS, 0, 10, Polarity.HIGHER_IS_BETTER);
    private final Counts counts = new Counts(new long[] {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5}, 44, 0, 0);
    private final SortedLinks links = new SortedLinks();
    private final List<Interaction> interactions = new ArrayList<>();
    private final Identifier cookie = new Identifier(IdentifierType.COOKIE_ID, "k");
    private Instant middle = Instant.EPOCH;
    private CustomerHistory history = CustomerHistory.empty("c1000000");
    private CustomerState customer;
    private Touch touchMore;
    private Answer answerMore;

    @Setup
    public void setUp() {
        Sample sample = new Sample();
        List<Touch> touches = new ArrayList<>();
        for (Touchpoint touchpoint : sample.touchpoints(held)) {
            touches.add(Touch.of(ORIGIN, touchpoint));
            interactions.add(touchpoint);
        }
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < held / 10; i++) {
            answers.add(Answer.of(ORIGIN, sample.feedback(Duration.ofHours(10L * i))));
        }
        history = CustomerHistory.of("c1000000", true, touches, answers, List.of());
        customer = rules.stand(history);
        touchMore = Touch.of(ORIGIN, sample.touchpoints(held + 1).get(held));
        answerMore = Answer.of(ORIGIN, sample.feedback(Duration.ofHours(held)));
        for (int i = 0; i < held; i++) {
            Identifier target = new Identifier(IdentifierType.CUSTOMER_ID, "c" + i % 3);
            links.add(new Link(target, InputSize.START.plus(Duration.ofHours(i)), LinkKind.ASSERTED, "l" + i));
        }
        middle = InputSize.START.plus(Duration.ofHours(held / 2));
    }

    @Benchmark
    public Optional<Identifier> identityOwner() {
        return Ownership.owner(cookie, middle, links, IdentityPolicy.DEFAULT);
    }

    @Benchmark
    public List<ResolvedInteraction> identityResolveAll() {
        return new Resolver(interactions, List.of(), IdentityPolicy.DEFAULT).resolve();
    }

    @Benchmark
    public Derivation journeyDeriveAll() {
        return rules.derive(history, null);
    }

    /** One that comes and goes again. */
    @Benchmark
    public List<JourneyContent> journeyOfOneTouchpointMore() {
        customer.replace(null, touchMore);
        rules.derive(customer);
        List<JourneyContent> journeys = rules.changes(customer, null).stream()
                .map(JourneyChange::content)
                .toList();
        customer.replace(touchMore, null);
        rules.derive(customer);
        customer.published();
        return journeys;
    }

    /** One that comes and goes again. */
    @Benchmark
    public Difference journeyOfOneAnswerMore() {
        customer.replace(null, answerMore);
        Difference difference = rules.derive(customer);
        customer.replace(answerMore, null);
        rules.derive(customer);
        customer.published();
        return difference;
    }

    @Benchmark
    public Counts scoresCount() {
        return counts.plus(counts);
    }

    @Benchmark
    public FormulaValues scoresDerive() {
        return Formulas.compute(nps, counts);
    }
}
