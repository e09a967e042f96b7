package io.vocstreams.journey.domain.customer;

import io.vocstreams.journey.domain.counting.CountedAnswer;
import io.vocstreams.journey.domain.counting.CountedMessage;
import io.vocstreams.journey.domain.history.Answer;
import io.vocstreams.journey.domain.history.Changes;
import io.vocstreams.journey.domain.history.Conversation;
import io.vocstreams.journey.domain.history.CustomerHistory;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.journey.domain.voices.VoiceReader;
import io.vocstreams.model.score.Days;
import io.vocstreams.model.voice.Voice;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a customer says: comments, and messages that are read as one text. Nothing is read twice. */
public final class Voices {

    private final VoiceReader reader;
    private final Days days;

    public Voices(VoiceReader reader, Days days) {
        this.reader = reader;
        this.days = days;
    }

    /** All that a customer says, by the feedback or the first message that says it. */
    public Map<EventKey, Voice> in(CustomerHistory history) {
        Map<EventKey, Voice> said = new HashMap<>();
        for (Answer answer : history.answers()) {
            String text = answer.text();
            if (text != null) {
                reader.read(text, answer.language()).ifPresent(voice -> said.put(answer.key(), voice));
            }
        }
        conversations(history.touches()).forEach(messages -> reader.read(Conversation.textOf(messages), null)
                .ifPresent(voice -> said.put(messages.get(0).key(), voice)));
        return said;
    }

    /** The texts of all that a customer says, as far as they are kept, by the same. */
    public Map<EventKey, String> texts(CustomerHistory history) {
        Map<EventKey, String> texts = new HashMap<>();
        for (Answer answer : history.answers()) {
            String text = answer.text();
            if (text != null) {
                texts.put(answer.key(), text);
            }
        }
        conversations(history.touches())
                .forEach(messages -> texts.put(messages.get(0).key(), Conversation.textOf(messages)));
        return texts;
    }

    /** What the comment of an answer says; null where there is none. */
    @Nullable
    Voice of(Answer answer, @Nullable CountedAnswer was, Map<EventKey, Voice> known) {
        String text = answer.text();
        if (text == null) {
            return null;
        }
        if (was != null && was.answer().saysTheSameAs(answer)) {
            return was.voice();
        }
        Voice before = known.get(answer.key());
        return before == null ? reader.read(text, answer.language()).orElse(null) : before;
    }

    /** Conversations that may say something else, or count elsewhere. */
    Set<Conversation> concerned(CustomerState customer, Changes changes) {
        Set<Conversation> concerned = Conversation.of(changes.touches(), days);
        if (changes.isOfMessages()) {
            concerned.addAll(Conversation.of(customer.set().touches().values(), days));
            concerned.addAll(customer.messages().keySet());
        }
        return concerned;
    }

    /**
     * What a conversation says.
     *
     * @param changed conversations of which messages have changed
     */
    Optional<Spoken> of(
            Conversation conversation, CustomerState customer, Set<Conversation> changed, Map<EventKey, Voice> known) {
        Collection<Touch> messages = conversation.messages(customer.set(), days);
        Iterator<Touch> inOrder = messages.iterator();
        if (!inOrder.hasNext()) {
            return Optional.empty();
        }
        Touch first = inOrder.next();
        CountedMessage was = customer.messages().get(conversation);
        if (was != null && !changed.contains(conversation)) {
            return Optional.of(new Spoken(first, was.voice()));
        }
        Voice before = known.get(first.key());
        return before == null
                ? reader.read(Conversation.textOf(messages), null).map(voice -> new Spoken(first, voice))
                : Optional.of(new Spoken(first, before));
    }

    /** What the messages say that the first of them begins. */
    record Spoken(Touch first, Voice voice) {}

    /**
     * Messages that are read as one text.
     *
     * @param sorted in order
     */
    List<List<Touch>> conversations(List<Touch> sorted) {
        Map<Conversation, List<Touch>> conversations = sorted.stream()
                .filter(touch -> touch.text() != null)
                .collect(Collectors.groupingBy(
                        touch -> Conversation.of(touch, days), LinkedHashMap::new, Collectors.toList()));
        return List.copyOf(conversations.values());
    }

    Set<Conversation> changed(Changes changes) {
        return Conversation.of(changes.touches(), days);
    }
}
