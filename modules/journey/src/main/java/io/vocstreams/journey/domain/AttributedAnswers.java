package io.vocstreams.journey.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One customer's answers with their touchpoints: by time, by what they name, by touchpoint and by journey. So it is known
 * which of them a change may concern, without looking at the others.
 */
record AttributedAnswers(
        SortedTree<Attributed, ChannelOrder> byTime,
        Mention.Index<Answer> naming,
        Mention.Index<Answer> correlated,
        SortedTree<Attributed, Boolean> byTouch,
        SortedTree<Attributed, Boolean> byJourney) {

    private static final String TOUCHPOINT_ID = "";

    private static final Comparator<Attributed> BY_TIME = Comparator.comparing(Attributed::answer, Happening.ORDER);
    private static final Comparator<Attributed> BY_TOUCH = AttributedAnswers::compareTouches;
    private static final Comparator<Attributed> BY_JOURNEY = AttributedAnswers::compareJourneys;

    private static final SortedTree.Sum<Attributed, ChannelOrder> CHANNELS = new SortedTree.Sum<>() {
        @Override
        public ChannelOrder of(Attributed attributed) {
            return ChannelOrder.of(attributed.answer().channel());
        }

        @Override
        public ChannelOrder plus(ChannelOrder one, ChannelOrder other) {
            return one.plus(other);
        }
    };

    static AttributedAnswers of(List<Attributed> sorted) {
        List<Mention<Answer>> naming = new ArrayList<>();
        List<Mention<Answer>> correlated = new ArrayList<>();
        for (Attributed attributed : sorted) {
            naming.addAll(naming(attributed.answer()));
            correlated.addAll(correlations(attributed.answer()));
        }
        return new AttributedAnswers(
                SortedTree.of(BY_TIME, CHANNELS, sorted),
                Mention.Index.of(naming),
                Mention.Index.of(correlated),
                SortedTree.of(
                        BY_TOUCH,
                        sorted.stream()
                                .filter(one -> one.touch() != null)
                                .sorted(BY_TOUCH)
                                .toList()),
                SortedTree.of(
                        BY_JOURNEY,
                        sorted.stream()
                                .filter(one -> one.journeyId() != null)
                                .sorted(BY_JOURNEY)
                                .toList()));
    }

    AttributedAnswers with(Attributed attributed) {
        return new AttributedAnswers(
                byTime.with(attributed),
                naming.with(naming(attributed.answer())),
                correlated.with(correlations(attributed.answer())),
                attributed.touch() == null ? byTouch : byTouch.with(attributed),
                attributed.journeyId() == null ? byJourney : byJourney.with(attributed));
    }

    AttributedAnswers without(Attributed attributed) {
        return new AttributedAnswers(
                byTime.without(attributed),
                naming.without(naming(attributed.answer())),
                correlated.without(correlations(attributed.answer())),
                attributed.touch() == null ? byTouch : byTouch.without(attributed),
                attributed.journeyId() == null ? byJourney : byJourney.without(attributed));
    }

    /** The same answer about something else. */
    AttributedAnswers replaced(Attributed old, Attributed replacement) {
        SortedTree<Attributed, Boolean> touchesLeft = old.touch() == null ? byTouch : byTouch.without(old);
        SortedTree<Attributed, Boolean> journeysLeft = old.journeyId() == null ? byJourney : byJourney.without(old);
        return new AttributedAnswers(
                byTime.with(replacement),
                naming,
                correlated,
                replacement.touch() == null ? touchesLeft : touchesLeft.with(replacement),
                replacement.journeyId() == null ? journeysLeft : journeysLeft.with(replacement));
    }

    List<Attributed> all() {
        List<Attributed> all = new ArrayList<>(byTime.size());
        byTime.forEach(all::add);
        return all;
    }

    @Nullable
    Attributed of(Answer answer) {
        return byTime.at(attributed -> Happening.ORDER.compare(attributed.answer(), answer));
    }

    /** Those that name a touchpoint by its event id. */
    void naming(String eventId, Consumer<Answer> action) {
        naming.forEach(TOUCHPOINT_ID, eventId, any -> true, any -> false, action);
    }

    /** Those about touchpoints in a range; messages and others are apart. */
    void about(boolean messages, Predicate<Happening> from, Predicate<Happening> past, Consumer<Attributed> action) {
        byTouch.forEach(beginning(messages, from), beginning(messages, past), action);
    }

    /** Those about messages come last. */
    boolean isAnyAboutMessage() {
        Attributed last = byTouch.last();
        return last != null && last.touch() != null && last.touch().outbound();
    }

    int countOf(String journeyId) {
        return byJourney.rank(one -> journeyOf(one).compareTo(journeyId) > 0)
                - byJourney.rank(one -> journeyOf(one).compareTo(journeyId) >= 0);
    }

    /** By the time of the answers. */
    List<String> feedbackOf(String journeyId) {
        List<String> feedback = new ArrayList<>();
        byJourney.forEach(
                one -> journeyOf(one).compareTo(journeyId) >= 0,
                one -> journeyOf(one).compareTo(journeyId) > 0,
                one -> feedback.add(one.answer().key().eventId()));
        return List.copyOf(feedback);
    }

    static Predicate<Attributed> from(Instant time) {
        return attributed -> !attributed.answer().occurredAt().isBefore(time);
    }

    static Predicate<Attributed> after(Instant time) {
        return attributed -> attributed.answer().occurredAt().isAfter(time);
    }

    private static Predicate<Attributed> beginning(boolean messages, Predicate<Happening> from) {
        return one -> one.touch() != null
                && (one.touch().outbound() == messages
                        ? from.test(one.touch())
                        : one.touch().outbound());
    }

    private static List<Mention<Answer>> naming(Answer answer) {
        return answer.touchpointId() == null
                ? List.of()
                : List.of(new Mention<>(TOUCHPOINT_ID, answer.touchpointId(), answer));
    }

    private static List<Mention<Answer>> correlations(Answer answer) {
        return Mention.of(answer.correlations(), answer);
    }

    private static int compareTouches(Attributed one, Attributed other) {
        Touch touch = one.touch();
        Touch otherTouch = other.touch();
        if (touch == null || otherTouch == null) {
            throw new IllegalStateException("an answer about nothing is not in this order");
        }
        int comparison = Boolean.compare(touch.outbound(), otherTouch.outbound());
        comparison = comparison != 0 ? comparison : Happening.ORDER.compare(touch, otherTouch);
        return comparison != 0 ? comparison : BY_TIME.compare(one, other);
    }

    private static int compareJourneys(Attributed one, Attributed other) {
        int comparison = journeyOf(one).compareTo(journeyOf(other));
        return comparison != 0 ? comparison : BY_TIME.compare(one, other);
    }

    private static String journeyOf(Attributed attributed) {
        return attributed.journeyId() == null ? "" : attributed.journeyId();
    }
}
