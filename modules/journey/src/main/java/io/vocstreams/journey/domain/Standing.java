package io.vocstreams.journey.domain;

import io.vocstreams.model.Journey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How things stand with one customer: the set, and all that follows from it, arranged so that a change of the set costs
 * only what it changes. It never changes itself; the next one shares with it whatever is the same.
 *
 * @param profiles in time order
 */
public record Standing(
        String customerId,
        boolean identified,
        List<ProfileVersion> profiles,
        Timeline timeline,
        CutJourneys journeys,
        AttributedAnswers answers,
        Counted counted) {

    /** The set. */
    public CustomerHistory history() {
        List<Touch> touches = new ArrayList<>(timeline.byEventId().size());
        timeline.touches().forEach(touches::add);
        timeline.messages().forEach(touches::add);
        List<Answer> all = answers.all().stream().map(Attributed::answer).toList();
        return CustomerHistory.of(customerId, identified, touches, all, profiles);
    }

    public int size() {
        return 1 + timeline.byEventId().size() + answers.byTime().size();
    }

    /** Of an unidentified device each answer counts. */
    boolean isDevice() {
        return CustomerHistory.isDevice(customerId, identified);
    }

    /** The last journey, which alone may be open. */
    public Optional<CutJourney> lastJourney() {
        return Optional.ofNullable(journeys.last());
    }

    /** The last journey as readers know it, whatever the clock says by now. */
    public Standing withLastStatus(Journey.Status status) {
        CutJourney last = journeys.last();
        return last == null || last.status() == status
                ? this
                : new Standing(
                        customerId,
                        identified,
                        profiles,
                        timeline,
                        journeys.with(last.withStatus(status)),
                        answers,
                        counted);
    }

    public Optional<CutJourney> journey(String journeyId) {
        return journeys.all().stream()
                .filter(journey -> journey.id().equals(journeyId))
                .findFirst();
    }

    public Set<String> journeyIds() {
        return journeys.all().stream().map(CutJourney::id).collect(Collectors.toSet());
    }

    /** Two events may bear one id; of journeys that begin with them the first holds the journey's id. */
    @Nullable
    CutJourney holder(String firstEventId) {
        CutJourney holder = null;
        for (Touch touch : timeline.withEventId(firstEventId)) {
            CutJourney journey = touch.outbound() ? null : journeys.startingWith(touch);
            if (journey != null && (holder == null || CutJourney.ORDER.compare(journey, holder) < 0)) {
                holder = journey;
            }
        }
        return holder;
    }

    /** Whether there is more in it than a record of it lists. */
    public boolean isLong(CutJourney journey) {
        return journey.stepCount() > Journey.LISTED_STEPS || answers.countOf(journey.id()) > Journey.LISTED_STEPS;
    }
}
