package io.vocstreams.bench.subset;

import io.vocstreams.contract.Channel;
import io.vocstreams.contract.Journey;
import io.vocstreams.contract.JourneyOutcome;
import io.vocstreams.contract.JourneyStatus;
import io.vocstreams.contract.JourneyStep;
import io.vocstreams.contract.Stage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Journeys of steps; stages and outcomes, which the subset leaves out, are unknown. */
public final class Journeys {

    private static final Duration VISIT_GAP = Duration.ofMinutes(30);
    private static final Comparator<JourneyStep> BY_TIME =
            Comparator.comparing(JourneyStep::getOccurredAt).thenComparing(JourneyStep::getEventId);

    private Journeys() {}

    /** Adds a step where it belongs; one that is there already changes nothing. */
    public static List<JourneyStep> with(List<JourneyStep> sorted, JourneyStep step) {
        int at = sorted.size();
        while (at > 0 && BY_TIME.compare(sorted.get(at - 1), step) > 0) {
            at--;
        }
        if (at > 0 && BY_TIME.compare(sorted.get(at - 1), step) == 0) {
            return sorted;
        }
        List<JourneyStep> more = new ArrayList<>(sorted.size() + 1);
        more.addAll(sorted.subList(0, at));
        more.add(step);
        more.addAll(sorted.subList(at, sorted.size()));
        return more;
    }

    public static Journey of(String customer, List<JourneyStep> sorted) {
        Instant start = sorted.isEmpty() ? Instant.EPOCH : sorted.get(0).getOccurredAt();
        Instant last =
                sorted.isEmpty() ? Instant.EPOCH : sorted.get(sorted.size() - 1).getOccurredAt();
        String first = sorted.isEmpty() ? "" : sorted.get(0).getEventId();
        String id = UUID.nameUUIDFromBytes((customer + "\n" + first).getBytes(StandardCharsets.UTF_8))
                .toString();
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        List<Channel> inOrder = new ArrayList<>();
        int switches = 0;
        int visits = sorted.isEmpty() ? 0 : 1;
        for (int i = 0; i < sorted.size(); i++) {
            JourneyStep step = sorted.get(i);
            if (channels.add(step.getChannel())) {
                inOrder.add(step.getChannel());
            }
            if (i > 0) {
                JourneyStep before = sorted.get(i - 1);
                boolean switched = before.getChannel() != step.getChannel();
                switches += switched ? 1 : 0;
                boolean paused =
                        step.getOccurredAt().isAfter(before.getOccurredAt().plus(VISIT_GAP));
                visits += switched || paused ? 1 : 0;
            }
        }
        return Journey.newBuilder()
                .setJourneyId(id)
                .setCustomerId(customer)
                .setIdentified(true)
                .setStatus(JourneyStatus.OPEN)
                .setStartedAt(start)
                .setLastAt(last)
                .setSteps(sorted)
                .setStepCount(sorted.size())
                .setChannels(inOrder)
                .setChannelSwitches(switches)
                .setVisits(visits)
                .setFurthestStage(Stage.UNKNOWN)
                .setOutcome(JourneyOutcome.UNKNOWN)
                .setFeedbackIds(List.of())
                .setRevision(1)
                .setAsOf(last)
                .build();
    }
}
