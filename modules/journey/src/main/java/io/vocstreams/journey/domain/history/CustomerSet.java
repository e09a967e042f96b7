package io.vocstreams.journey.domain.history;

import io.vocstreams.model.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The set of one customer in sorted maps, by all that the rules ask for. Only event ids find outbound messages. */
public final class CustomerSet {

    private final NavigableMap<CustomerEvent, Touch> touches = new TreeMap<>(CustomerEvent.ORDER);
    private final NavigableMap<CustomerEvent, Touch> messages = new TreeMap<>(CustomerEvent.ORDER);
    private final NavigableMap<EventKey, Touch> byKey = new TreeMap<>();
    private final SortedIndex<Channel, Touch> byChannel = new SortedIndex<>();
    private final SortedIndex<Mention, Touch> correlated = new SortedIndex<>();
    private final SortedIndex<Mention, Touch> threads = new SortedIndex<>();
    private final NavigableMap<CustomerEvent, Answer> answers = new TreeMap<>(CustomerEvent.ORDER);
    private final SortedIndex<String, Answer> naming = new SortedIndex<>();
    private final SortedIndex<Mention, Answer> correlatedAnswers = new SortedIndex<>();
    private final SortedIndex<Channel, Answer> answersByChannel = new SortedIndex<>();
    private final SortedIndex<Question, Answer> responses = new SortedIndex<>();

    /** A correlation; a blank value says nothing. */
    public record Mention(String key, String value) {

        public static void forEach(Map<String, String> correlations, Consumer<Mention> action) {
            correlations.forEach((key, value) -> {
                if (!value.isBlank()) {
                    action.accept(new Mention(key, value));
                }
            });
        }
    }

    public static CustomerSet of(CustomerHistory history) {
        CustomerSet set = new CustomerSet();
        history.touches().forEach(set::add);
        history.answers().forEach(set::add);
        return set;
    }

    public void add(Touch touch) {
        byKey.put(touch.key(), touch);
        if (touch.outbound()) {
            messages.put(touch, touch);
        } else {
            touches.put(touch, touch);
            byChannel.add(touch.channel(), touch);
            Mention.forEach(touch.correlations(), mention -> correlated.add(mention, touch));
            if (touch.text() != null) {
                threads.add(Conversation.threadOf(touch), touch);
            }
        }
    }

    public void remove(Touch touch) {
        byKey.remove(touch.key());
        if (touch.outbound()) {
            messages.remove(touch);
        } else {
            touches.remove(touch);
            byChannel.remove(touch.channel(), touch);
            Mention.forEach(touch.correlations(), mention -> correlated.remove(mention, touch));
            if (touch.text() != null) {
                threads.remove(Conversation.threadOf(touch), touch);
            }
        }
    }

    public void add(Answer answer) {
        answers.put(answer, answer);
        answersByChannel.add(answer.channel(), answer);
        if (answer.touchpointId() != null) {
            naming.add(answer.touchpointId(), answer);
        }
        Mention.forEach(answer.correlations(), mention -> correlatedAnswers.add(mention, answer));
        if (answer.isResponse()) {
            responses.add(Question.of(answer), answer);
        }
    }

    public void remove(Answer answer) {
        answers.remove(answer);
        answersByChannel.remove(answer.channel(), answer);
        if (answer.touchpointId() != null) {
            naming.remove(answer.touchpointId(), answer);
        }
        Mention.forEach(answer.correlations(), mention -> correlatedAnswers.remove(mention, answer));
        if (answer.isResponse()) {
            responses.remove(Question.of(answer), answer);
        }
    }

    /** Outbound messages aside. */
    public NavigableMap<CustomerEvent, Touch> touches() {
        return touches;
    }

    public NavigableMap<CustomerEvent, Touch> messages() {
        return messages;
    }

    public NavigableMap<CustomerEvent, Answer> answers() {
        return answers;
    }

    /** Outbound messages, too, in the order of their ids. */
    public Collection<Touch> allTouches() {
        return byKey.values();
    }

    @Nullable
    public Touch touch(EventKey key) {
        return byKey.get(key);
    }

    public NavigableMap<CustomerEvent, Touch> on(Channel channel) {
        return byChannel.of(channel);
    }

    public NavigableMap<CustomerEvent, Touch> correlated(Mention mention) {
        return correlated.of(mention);
    }

    /** What the customer wrote under one ticket or session, or without any. */
    NavigableMap<CustomerEvent, Touch> thread(Mention thread) {
        return threads.of(thread);
    }

    public boolean hasThreads() {
        return !threads.isEmpty();
    }

    public NavigableMap<CustomerEvent, Answer> answersCorrelated(Mention mention) {
        return correlatedAnswers.of(mention);
    }

    public NavigableMap<CustomerEvent, Answer> answersOn(Channel channel) {
        return answersByChannel.of(channel);
    }

    public Collection<Answer> naming(String eventId) {
        return naming.of(eventId).values();
    }

    /** Responses to a question, of which a later one may take an earlier one's place. */
    public NavigableMap<CustomerEvent, Answer> responses(Question question) {
        return responses.of(question);
    }

    /** The response before this one to the same question. */
    @Nullable
    public Answer before(Answer answer) {
        Map.Entry<CustomerEvent, Answer> before =
                answer.isResponse() ? responses(Question.of(answer)).lowerEntry(answer) : null;
        return before == null ? null : before.getValue();
    }

    public List<Touch> withEventId(String eventId) {
        List<Touch> found = new ArrayList<>(1);
        for (Touch touch : byKey.tailMap(new EventKey("", eventId)).values()) {
            if (!touch.key().eventId().equals(eventId)) {
                break;
            }
            found.add(touch);
        }
        return found;
    }

    @Nullable
    public Touch latest(Instant until) {
        return latest(touches, until);
    }

    @Nullable
    public Touch latestOn(Channel channel, Instant until) {
        return latest(byChannel.of(channel), until);
    }

    @Nullable
    public Touch latestCorrelated(String key, String value, Instant until) {
        return latest(correlated.of(new Mention(key, value)), until);
    }

    private static @Nullable Touch latest(NavigableMap<CustomerEvent, Touch> sorted, Instant until) {
        if (sorted.isEmpty()) {
            return null;
        }
        Map.Entry<CustomerEvent, Touch> latest = sorted.lowerEntry(TimeMark.after(until));
        return latest == null ? null : latest.getValue();
    }
}
