package io.vocstreams.systemtests.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.actions.calendar.CalendarFile;
import io.vocstreams.actions.domain.BusinessCalendar;
import io.vocstreams.actions.domain.Cases;
import io.vocstreams.contracts.Topics;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.domain.triggers.Rule;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.journey.rules.RuleFile;
import io.vocstreams.model.Operation;
import io.vocstreams.model.cases.Case;
import io.vocstreams.model.cases.Case.Status;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.model.cases.CaseAnnouncement;
import io.vocstreams.systemtests.driver.Layout;
import io.vocstreams.systemtests.driver.Policies;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.World;
import io.vocstreams.testkit.oracle.CaseOracle;
import io.vocstreams.testkit.worlds.Worlds;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** Cases and experiments end as the oracle's, in any order, with repeats and restarts; each cause is announced once. */
class CaseLawsTest {

    private static final List<Measure> MEASURES = MeasureFile.shipped();
    private static final List<Rule> RULES =
            RuleFile.shipped(MEASURES.stream().map(Measure::id).toList());
    private static final List<CaseAction.Kind> KINDS =
            List.copyOf(EnumSet.complementOf(EnumSet.of(CaseAction.Kind.UNKNOWN)));
    private static final BusinessCalendar CALENDAR = CalendarFile.shipped();

    private static final AtomicInteger compared = new AtomicInteger();

    @Provide
    Arbitrary<World> worlds() {
        return Worlds.any();
    }

    @Property
    void shouldEndAsTheOracleSays(@ForAll("worlds") World world, @ForAll long seed) {
        try (Play play = play(world, seed)) {
            List<CaseAction> actions = actions(world, play);
            List<CaseAction> repeated = new ArrayList<>(actions);
            repeated.addAll(actions);
            List<Input> inputs = Arrivals.repeated(world.inputs(), play.random());
            play.bring(Arrivals.shuffled(inputs, play.random()), () -> {
                act(repeated, play);
                if (play.random().nextInt(20) == 0) {
                    play.pipeline().restartOne();
                }
            });
            actAll(repeated, play);
            play.pipeline().restartAll();
            play.rest();

            shouldBeTheOracles(world, actions, play);
        }
    }

    @AfterContainer
    static void shouldHaveComparedSome() {
        assertThat(compared.get()).isGreaterThan(10);
    }

    private static Play play(World world, long seed) {
        return new Play(world, Policies.patient(world).ruling(RULES, MEASURES), Layout.of(2), seed);
    }

    /** Of some of the cases that there will be, and of one that never is. */
    private static List<CaseAction> actions(World world, Play play) {
        Random random = play.random();
        List<CaseAction> actions = new ArrayList<>();
        Map<String, Case> expected = oracle(world, world.end()).cases(List.of());
        Instant now = play.pipeline().now();
        expected.values().forEach(one -> {
            for (int i = random.nextInt(4); i > 0; i--) {
                CaseAction.Kind kind = KINDS.get(random.nextInt(KINDS.size()));
                Instant at = one.openedAt().plusSeconds(3_600L * random.nextInt(60));
                Operation operation = random.nextInt(5) == 0 ? Operation.RETRACT : Operation.UPSERT;
                actions.add(action(one.caseId(), "a" + random.nextInt(3), random.nextInt(2), operation, kind, at));
            }
        });
        actions.removeIf(action -> action.at().isAfter(now));
        // Two contents under one version are their sender's mistake.
        Map<List<Object>, CaseAction> byVersion = new LinkedHashMap<>();
        actions.forEach(action -> byVersion.putIfAbsent(
                List.of(action.caseId(), action.actionId(), action.revision(), action.operation()), action));
        List<CaseAction> own = new ArrayList<>(byVersion.values());
        own.add(action("no-such-case", "a", 0, Operation.UPSERT, CaseAction.Kind.NOTE, now));
        return own;
    }

    private static CaseAction action(
            String caseId, String id, int revision, Operation operation, CaseAction.Kind kind, Instant at) {
        return new CaseAction(
                caseId, id, revision, operation, kind, at, at.plusSeconds(7_200), "kim", "lee", null, "late", null);
    }

    private static void act(List<CaseAction> actions, Play play) {
        if (!actions.isEmpty() && play.random().nextInt(4) == 0) {
            play.pipeline().bring(actions.get(play.random().nextInt(actions.size())));
        }
    }

    private static void actAll(Collection<CaseAction> actions, Play play) {
        actions.forEach(play.pipeline()::bring);
        play.rest();
    }

    private static CaseOracle oracle(World world, Instant clock) {
        return new CaseOracle(world.at(clock), RULES, MEASURES, Policies.departments(RULES), CALENDAR);
    }

    private static void shouldBeTheOracles(World world, List<CaseAction> actions, Play play) {
        Map<String, Case> published = new TreeMap<>(play.outcome().cases());
        published.values().removeIf(one -> one.status() == Status.WITHDRAWN || one.triggerWithdrawn());
        published.replaceAll((id, one) -> Cases.published(one, 0, Set.of(), Instant.EPOCH));

        compared.addAndGet(published.size());
        assertThat(published).isEqualTo(oracle(world, play.pipeline().now()).cases(actions));
        Map<String, LocalDate> planned = new TreeMap<>();
        play.outcome()
                .experiments()
                .forEach((id, one) -> planned.put(id, one.plan().startAt()));
        assertThat(planned).as("each plan as its highest version says").isEqualTo(world.plans());
        assertThat(play.outcome().deadLetters()).isZero();
        List<String> announced = play
                .outcome()
                .all(Topics.CASE_EVENTS, play.outcome().serdes().caseEvents())
                .stream()
                .map(CaseAnnouncement::event)
                .map(event -> event.id())
                .toList();
        assertThat(announced).hasSameSizeAs(new TreeSet<>(announced));
    }
}
