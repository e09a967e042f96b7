package io.vocstreams.journey.domain;

import io.vocstreams.model.Channel;
import io.vocstreams.model.Utf8;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One customer's touchpoints by time, by event id and by correlation. What is asked of it takes as good as the same time
 * whether there are ten or a hundred thousand.
 */
record Timeline(
        SortedTree<Touch, TouchSummary> touches,
        SortedTree<Touch, Boolean> messages,
        SortedTree<Touch, Boolean> byEventId,
        Mention.Index<Touch> correlated)
        implements TouchLookup {

    private static final Comparator<Touch> BY_ID = Comparator.comparing(Touch::key);

    static Timeline of(List<Touch> sorted, TouchSummary.Adding adding) {
        List<Touch> touches = new ArrayList<>(sorted.size());
        List<Touch> messages = new ArrayList<>();
        List<Mention<Touch>> mentions = new ArrayList<>();
        for (Touch touch : sorted) {
            (touch.outbound() ? messages : touches).add(touch);
            mentions.addAll(mentions(touch));
        }
        return new Timeline(
                SortedTree.of(Happening.ORDER, adding, touches),
                SortedTree.of(Happening.ORDER, messages),
                SortedTree.of(BY_ID, sorted.stream().sorted(BY_ID).toList()),
                Mention.Index.of(mentions));
    }

    Timeline with(Touch touch) {
        return new Timeline(
                touch.outbound() ? touches : touches.with(touch),
                touch.outbound() ? messages.with(touch) : messages,
                byEventId.with(touch),
                correlated.with(mentions(touch)));
    }

    Timeline without(Touch touch) {
        return new Timeline(
                touch.outbound() ? touches : touches.without(touch),
                touch.outbound() ? messages.without(touch) : messages,
                byEventId.without(touch),
                correlated.without(mentions(touch)));
    }

    /** As it is now, if it is still there. */
    @Nullable
    Touch now(Touch touch) {
        return byEventId.find(touch);
    }

    @Override
    public List<Touch> withEventId(String eventId) {
        List<Touch> found = new ArrayList<>(1);
        byEventId.forEach(
                touch -> Utf8.compare(touch.key().eventId(), eventId) >= 0,
                touch -> Utf8.compare(touch.key().eventId(), eventId) > 0,
                found::add);
        return found;
    }

    @Override
    public @Nullable Touch latest(Instant until) {
        return touches.lastBefore(Happening.after(until));
    }

    @Override
    public @Nullable Touch latestOn(Channel channel, Instant until) {
        return touches.lastOf(
                Happening.after(until), sum -> sum.channels().has(channel), touch -> touch.channel() == channel);
    }

    @Override
    public @Nullable Touch latestCorrelated(String key, String value, Instant until) {
        return correlated.last(key, value, Happening.after(until));
    }

    @Nullable
    Touch nextOn(Channel channel, Touch touch) {
        return touches.firstOf(
                Happening.after(touch), sum -> sum.channels().has(channel), next -> next.channel() == channel);
    }

    /** The first of them all in a range, messages among them. */
    List<Touch> first(
            int most,
            Predicate<Happening> from,
            Predicate<Happening> past,
            Predicate<Happening> messagesFrom,
            Predicate<Happening> messagesPast) {
        List<Touch> found = new ArrayList<>();
        touches.addFirst(most, from, past, found);
        int plain = found.size();
        messages.addFirst(plain + most, messagesFrom, messagesPast, found);
        if (found.size() > plain) {
            found.sort(Happening.ORDER);
        }
        return found.size() > most ? found.subList(0, most) : found;
    }

    private static List<Mention<Touch>> mentions(Touch touch) {
        return touch.outbound() ? List.of() : Mention.of(touch.correlations(), touch);
    }
}
