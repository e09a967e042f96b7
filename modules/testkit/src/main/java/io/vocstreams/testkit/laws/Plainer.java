package io.vocstreams.testkit.laws;

import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.policy.IdentityPolicy;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.testkit.Event;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.World;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Worlds a little plainer than a given one, the plainest first; producers keep their duties in all of them. */
final class Plainer {

    private static final ZoneId UTC = ScorePolicy.DEFAULT.zone();

    private Plainer() {}

    static List<World> settings(World world) {
        ScorePolicy scores = world.scores();
        List<World> plainer = new ArrayList<>();
        plainer.add(world.withIdentity(IdentityPolicy.DEFAULT).withJourney(JourneyPolicy.DEFAULT));
        plainer.add(world.withIdentity(IdentityPolicy.DEFAULT));
        plainer.add(world.withJourney(JourneyPolicy.DEFAULT));
        plainer.add(world.measuring(List.of()));
        world.measures().forEach(measure -> plainer.add(world.measuring(List.of(measure))));
        plainer.add(world.planning(Map.of()));
        ScorePolicy latest = scores(ScorePolicy.DEFAULT, scores.zone(), scores.breakdowns());
        plainer.add(world.withScores(scores(ScorePolicy.DEFAULT, UTC, List.of(Breakdown.NONE))));
        plainer.add(world.withScores(scores(scores, scores.zone(), List.of(Breakdown.NONE))));
        for (Breakdown breakdown : scores.breakdowns()) {
            plainer.add(world.withScores(scores(scores, scores.zone(), List.of(breakdown))));
        }
        plainer.add(world.withScores(latest));
        plainer.add(world.withScores(scores(scores, UTC, scores.breakdowns())));
        plainer.add(world.at(null));
        return plainer;
    }

    /** Each changes all versions of one event alike. */
    static List<World> records(World world) {
        List<World> plainer = new ArrayList<>();
        Set<String> eventIds = new LinkedHashSet<>();
        for (Input input : world.inputs()) {
            if (input instanceof Input.Happened happened) {
                eventIds.add(happened.interaction().header().eventId());
            }
        }
        for (String eventId : eventIds) {
            plainer.add(changed(world, eventId, Plainer::asPageView));
            plainer.add(changed(world, eventId, Plainer::asNps));
            plainer.add(changed(world, eventId, Plainer::withoutExtras));
            plainer.add(changed(world, eventId, interaction -> withoutIdentifier(interaction, true)));
            plainer.add(changed(world, eventId, interaction -> withoutIdentifier(interaction, false)));
            plainer.add(changed(world, eventId, interaction -> about(interaction, null)));
        }
        return plainer;
    }

    private static ScorePolicy scores(ScorePolicy counted, ZoneId zone, List<Breakdown> breakdowns) {
        return new ScorePolicy(
                zone,
                breakdowns,
                counted.counting(),
                counted.countingBySurvey(),
                ScorePolicy.DEFAULT.grace(),
                ScorePolicy.DEFAULT.emitInterval());
    }

    private static World changed(World world, String eventId, UnaryOperator<Interaction> change) {
        return world.withInputs(world.inputs().stream()
                .map(input -> input instanceof Input.Happened happened
                                && happened.interaction().header().eventId().equals(eventId)
                        ? new Input.Happened(change.apply(happened.interaction()))
                        : input)
                .toList());
    }

    private static Interaction asPageView(Interaction interaction) {
        return interaction instanceof Feedback
                ? interaction
                : ((Input.Happened) new Event(interaction.header()).web("page_viewed")).interaction();
    }

    /** Values stay, because a correction shows by them. */
    private static Interaction asNps(Interaction interaction) {
        Integer value = interaction instanceof Feedback feedback ? feedback.value() : null;
        return value == null || value < 0 || value > 10
                ? interaction
                : ((Input.Happened) new Event(interaction.header()).nps(value)).interaction();
    }

    private static Interaction withoutExtras(Interaction interaction) {
        return under(interaction, interaction.header().identifiers(), Map.of(), Map.of());
    }

    private static Interaction withoutIdentifier(Interaction interaction, boolean first) {
        Header header = interaction.header();
        List<Identifier> all = header.identifiers();
        return all.size() < 2
                ? interaction
                : under(
                        interaction,
                        first ? all.subList(1, all.size()) : all.subList(0, all.size() - 1),
                        header.correlations(),
                        header.experiments());
    }

    private static Interaction about(Interaction interaction, @Nullable String touchpointId) {
        return interaction instanceof Feedback feedback ? feedback.about(touchpointId) : interaction;
    }

    private static Interaction under(
            Interaction interaction,
            List<Identifier> identifiers,
            Map<String, String> correlations,
            Map<String, String> experiments) {
        Header header = interaction.header();
        return interaction.under(new Header(
                header.eventId(),
                header.revision(),
                header.operation(),
                header.source(),
                header.occurredAt(),
                header.receivedAt(),
                List.copyOf(identifiers),
                correlations,
                experiments));
    }
}
