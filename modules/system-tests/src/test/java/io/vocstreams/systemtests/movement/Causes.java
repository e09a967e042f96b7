package io.vocstreams.systemtests.movement;

import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.Version;
import io.vocstreams.model.intake.Identifiers;
import io.vocstreams.model.intake.Intake;
import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Score;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.Tables;
import io.vocstreams.testkit.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which reasons a score that was published in a step may name.
 *
 * <ul>
 *   <li>NEW, CORRECTED and RETRACTED_RESPONSE only if an answer came, changed or went in this step, on the score's
 *       scale and inside its window; NEW_RESPONSE also if the clock has just reached the day with which a rolling
 *       window ends.
 *   <li>REASSIGNED only if the window has an answer of a customer of whom a touchpoint or profile came, changed or
 *       went, or of whom identity sent out something other than the record that came.
 *   <li>Of what texts say, any of these: messages are read with others.
 *   <li>WINDOW_CLOSED always and only where PROVISIONAL becomes FINAL.
 * </ul>
 */
final class Causes {

    private static final Intake INTAKE = new Intake(Duration.ZERO);
    private static final Set<Reason> OF_TEXTS =
            EnumSet.of(Reason.NEW_RESPONSE, Reason.CORRECTED_RESPONSE, Reason.RETRACTED_RESPONSE, Reason.REASSIGNED);
    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private final Step step;
    private final List<Feedback> answers;
    private final List<Feedback> givenAnswer;
    private final Optional<Reason> ownReason;
    private final Set<String> movedCustomers;
    private final Days days;

    Causes(Step step) {
        this.step = step;
        this.answers = answers(step.after());
        this.givenAnswer = answers.stream().filter(this::isGiven).toList();
        this.ownReason = ownReason();
        this.movedCustomers = movedCustomers();
        this.days = new Days(step.after().scores().zone());
    }

    /** Whether one and the same record did it all. */
    boolean isSingle() {
        return movedCustomers.isEmpty() || ownReason.isEmpty();
    }

    EnumSet<Reason> of(Published<Score> published) {
        EnumSet<Reason> reasons = EnumSet.noneOf(Reason.class);
        Score score = published.now();
        if (score.key().series().scale().metric() == Metric.TEXT) {
            reasons.addAll(OF_TEXTS);
        }
        if (givenAnswer.stream().anyMatch(answer -> canCountIn(score, answer))) {
            ownReason.ifPresent(reasons::add);
        }
        if (answers.stream().anyMatch(answer -> canCountIn(score, answer) && isOfMovedCustomer(answer))) {
            reasons.add(Reason.REASSIGNED);
        }
        if (published.before() == null && isReached(score)) {
            reasons.add(Reason.NEW_RESPONSE);
        }
        if (closes(published)) {
            reasons.add(Reason.WINDOW_CLOSED);
        }
        return reasons;
    }

    static boolean closes(Published<Score> published) {
        Score before = published.before();
        return before != null
                && before.finality() == Finality.PROVISIONAL
                && published.now().finality() == Finality.FINAL;
    }

    private Optional<Reason> ownReason() {
        if (givenAnswer.isEmpty()) {
            return Optional.empty();
        }
        Optional<Version> was = highest(answers(step.before()).stream().filter(this::isGiven));
        Optional<Version> is = highest(givenAnswer.stream());
        if (was.equals(is)) {
            return Optional.empty();
        }
        boolean counted = was.filter(version -> !version.isRetracted()).isPresent();
        boolean counts = is.filter(version -> !version.isRetracted()).isPresent();
        if (counts) {
            return Optional.of(counted ? Reason.CORRECTED_RESPONSE : Reason.NEW_RESPONSE);
        }
        return counted ? Optional.of(Reason.RETRACTED_RESPONSE) : Optional.empty();
    }

    private Set<String> movedCustomers() {
        Set<String> customers = new HashSet<>();
        for (ResolvedInteraction resolved : step.interactions()) {
            if (!step.isGiven(resolved) || resolved.interaction() instanceof Touchpoint) {
                customers.add(resolved.customerId());
            }
        }
        if (step.given() instanceof Input.Profiled profiled) {
            CustomerProfile profile = profiled.profile();
            customers.add(Identifiers.normal(profile.customerId()));
        } else if (step.given() instanceof Input.Forgotten forgotten) {
            customers.add(Identifiers.normal(forgotten.customerId()));
        }
        return customers;
    }

    private boolean isOfMovedCustomer(Feedback answer) {
        Stream<String> known = Stream.of(step.was(), step.is()).flatMap(tables -> customers(tables, answer));
        Stream<String> meanwhile = step.interactions().stream()
                .filter(resolved -> resolved.interaction()
                        .header()
                        .eventId()
                        .equals(answer.header().eventId()))
                .map(ResolvedInteraction::customerId);
        return Stream.concat(known, meanwhile).anyMatch(movedCustomers::contains);
    }

    private static Stream<String> customers(Tables tables, Feedback answer) {
        String end = Tables.interactionKey("", answer.header().eventId());
        return tables.customers().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(end))
                .map(entry -> entry.getValue());
    }

    private boolean isReached(Score score) {
        Instant end = score.windowEnd();
        return score.key().size().isRolling()
                && end.isAfter(endOfDay(step.clockBefore()))
                && !end.isAfter(endOfDay(step.clockNow()));
    }

    private Instant endOfDay(Instant clock) {
        return days.startOf(days.dayOf(clock) + 1);
    }

    private boolean isGiven(Feedback answer) {
        return step.given() instanceof Input.Happened happened
                && happened.interaction()
                        .header()
                        .eventId()
                        .equals(answer.header().eventId());
    }

    private static boolean canCountIn(Score score, Feedback answer) {
        Instant at = answer.header().occurredAt();
        Scale scale = new Scale(answer.metric(), answer.scaleMin(), answer.scaleMax(), answer.polarity());
        return score.key().series().scale().equals(scale)
                && !at.isBefore(score.key().start())
                && at.isBefore(score.windowEnd());
    }

    private static List<Feedback> answers(World world) {
        return world.inputs().stream()
                .filter(input -> input instanceof Input.Happened)
                .map(input -> ((Input.Happened) input).interaction())
                .filter(interaction -> interaction instanceof Feedback
                        && INTAKE.judge(interaction, END_OF_TIME).isEmpty())
                .map(interaction -> (Feedback) interaction)
                .toList();
    }

    private static Optional<Version> highest(Stream<Feedback> versions) {
        return versions.map(version -> version.header().version()).max(Comparator.naturalOrder());
    }
}
