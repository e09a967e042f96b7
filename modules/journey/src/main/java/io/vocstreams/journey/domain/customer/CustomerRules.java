package io.vocstreams.journey.domain.customer;

import io.vocstreams.journey.domain.attribution.Attributed;
import io.vocstreams.journey.domain.attribution.Attributions;
import io.vocstreams.journey.domain.attribution.ClaimChanges;
import io.vocstreams.journey.domain.counting.Counted;
import io.vocstreams.journey.domain.counting.CountedAnswer;
import io.vocstreams.journey.domain.counting.CountedMessage;
import io.vocstreams.journey.domain.counting.SlotSums;
import io.vocstreams.journey.domain.history.ActionCatalogue;
import io.vocstreams.journey.domain.history.Answer;
import io.vocstreams.journey.domain.history.Changes;
import io.vocstreams.journey.domain.history.Conversation;
import io.vocstreams.journey.domain.history.CustomerEvent;
import io.vocstreams.journey.domain.history.CustomerHistory;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.history.Question;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.journey.domain.journeys.Cut;
import io.vocstreams.journey.domain.journeys.EndedJourney;
import io.vocstreams.journey.domain.journeys.JourneyChange;
import io.vocstreams.journey.domain.journeys.Recut;
import io.vocstreams.journey.domain.voices.Heard;
import io.vocstreams.journey.domain.voices.VoiceChanges;
import io.vocstreams.journey.domain.voices.VoiceReader;
import io.vocstreams.model.Journey;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.score.Days;
import io.vocstreams.model.voice.Voice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The whole function from one customer's set to what is published of it. It looks at the slice that changes of the set
 * can reach: the journeys from before the first change until their cuts coincide with the old ones, the answers within
 * reach, and their neighbours of the same question. Of a customer of whom everything is new, that is everything.
 */
public final class CustomerRules {

    private static final Comparator<JourneyChange> BY_TIME = Comparator.comparing(JourneyChange::journey, Cut.ORDER);

    private final Journeys journeys;
    private final Attributions attributions;
    private final ConcernedAnswers concerned;
    private final Countings countings;
    private final Voices voices;

    public CustomerRules(
            JourneyPolicy journeyPolicy, ScorePolicy scorePolicy, ActionCatalogue catalogue, VoiceReader reader) {
        this.journeys = new Journeys(journeyPolicy, catalogue);
        this.attributions = new Attributions(journeyPolicy);
        this.concerned = new ConcernedAnswers(journeyPolicy);
        this.countings = new Countings(scorePolicy, catalogue);
        this.voices = new Voices(reader, new Days(scorePolicy.zone()));
    }

    /** Everything, of one of whom nothing is known yet. */
    public Derivation derive(CustomerHistory history, @Nullable Instant clock) {
        CustomerState customer = CustomerState.of(history);
        Difference all = derive(customer);
        return new Derivation(
                history,
                journeys.all(customer, clock),
                customer.attributed(),
                customer.heard(),
                voices.conversations(history.touches()),
                all.counts());
    }

    /** What follows from a set of which readers know already what follows. */
    public CustomerState stand(CustomerHistory history) {
        CustomerState customer = CustomerState.of(history);
        replace(customer, count(customer));
        customer.published();
        return customer;
    }

    /** Derives what has changed, and what readers have to know of answers. Journeys wait for {@link #changes}. */
    public Difference derive(CustomerState customer) {
        Replacements replaced = count(customer);
        SlotSums tally = new SlotSums();
        customer.count(replaced.allBefore(), replaced.allAfter(), tally);
        replace(customer, replaced);
        return new Difference(
                ClaimChanges.between(
                        replaced.before().stream()
                                .map(CountedAnswer::attributed)
                                .toList(),
                        replaced.after().stream().map(CountedAnswer::attributed).toList()),
                VoiceChanges.between(Replacements.heard(replaced.allBefore()), Replacements.heard(replaced.allAfter())),
                tally.counts());
    }

    /**
     * The journeys that changes have reached since this was asked last: those that exist no more, then the others, each
     * in time order.
     */
    public List<JourneyChange> changes(CustomerState customer, @Nullable Instant clock) {
        List<JourneyChange> gone = new ArrayList<>();
        List<JourneyChange> changed = new ArrayList<>();
        for (Cut reached : customer.unpublished().reached()) {
            Cut is = customer.holder(reached);
            Cut was = is == null ? customer.unpublished().was(reached.id()) : null;
            if (is != null) {
                changed.add(now(customer, is, clock));
            } else if (was != null) {
                gone.add(gone(customer, was));
            }
        }
        gone.sort(BY_TIME);
        changed.sort(BY_TIME);
        gone.addAll(changed);
        return gone;
    }

    /** A journey as it is, whether it has changed or not. */
    public Optional<JourneyChange> journey(CustomerState customer, String journeyId, @Nullable Instant clock) {
        for (Cut cut : customer.cuts().all()) {
            if (cut.id().equals(journeyId)) {
                return Optional.of(now(customer, cut, clock));
            }
        }
        return Optional.empty();
    }

    /** The last journey, which alone may be open; of another that bears its id, that one. */
    public Optional<JourneyChange> lastJourney(CustomerState customer, @Nullable Instant clock) {
        return Optional.ofNullable(customer.cuts().last())
                .map(customer::holder)
                .map(last -> now(customer, last, clock));
    }

    /** The journeys that are closed. */
    public List<EndedJourney> ended(CustomerState customer, @Nullable Instant clock) {
        return journeys.ended(customer, clock);
    }

    /** The journey of a touchpoint, or of the one that an answer is about; null if there is none. */
    public @Nullable String journeyOf(CustomerState customer, CustomerEvent happening) {
        if (happening instanceof Touch touch) {
            return idOf(journeys.of(touch, customer.cuts()));
        }
        CountedAnswer counted = customer.answers().of(happening);
        return counted == null ? null : counted.attributed().journeyId();
    }

    /** The next response to the same question, on the same scale, which came at most so much later. */
    public Optional<Answer> nextResponse(CustomerState customer, Answer answer, Duration reach) {
        if (!answer.isResponse()) {
            return Optional.empty();
        }
        return Optional.ofNullable(customer.set().responses(Question.of(answer)).higherEntry(answer))
                .map(Map.Entry::getValue)
                .filter(next -> !next.occurredAt().isAfter(answer.occurredAt().plus(reach)));
    }

    /** A journey that last moved then is over when the clock is strictly later. */
    public Instant closesAfter(Instant lastAt) {
        return journeys.closesAfter(lastAt);
    }

    private JourneyChange now(CustomerState customer, Cut cut, @Nullable Instant clock) {
        return new JourneyChange(
                cut,
                journeys.status(customer, cut, clock),
                () -> journeys.isLong(customer, cut),
                () -> journeys.content(customer, cut, clock));
    }

    private JourneyChange gone(CustomerState customer, Cut was) {
        return new JourneyChange(
                was,
                Journey.Status.SUPERSEDED,
                () -> journeys.wasLong(customer, was),
                () -> journeys.contentOfGone(customer, was));
    }

    /** What follows from the answers and messages that changes concern, where it is not what followed before. */
    private Replacements count(CustomerState customer) {
        Changes changes = customer.takeChanges();
        Map<EventKey, Voice> known = customer.takeKnownVoices();
        Recut recut = journeys.cut(customer, changes);
        List<CountedAnswer> before = new ArrayList<>();
        List<CountedAnswer> after = new ArrayList<>();
        for (CustomerEvent place : concerned.of(customer, changes, recut)) {
            Answer answer = customer.set().answers().get(place);
            CountedAnswer was = customer.answers().of(place);
            CountedAnswer is = answer == null
                    ? null
                    : count(customer, answer, voices.of(answer, changes.isReadAgain() ? null : was, known));
            if (!Objects.equals(was, is)) {
                if (was != null) {
                    before.add(was);
                }
                if (is != null) {
                    after.add(is);
                }
            }
        }
        return new Replacements(before, after, countMessages(customer, changes, known));
    }

    private Map<Conversation, Recounted> countMessages(
            CustomerState customer, Changes changes, Map<EventKey, Voice> known) {
        Map<Conversation, Recounted> recounted = new HashMap<>();
        Set<Conversation> concerned = voices.concerned(customer, changes);
        Set<Conversation> changed = changes.isReadAgain() ? concerned : voices.changed(changes);
        for (Conversation conversation : concerned) {
            CountedMessage was = customer.messages().get(conversation);
            CountedMessage is = voices.of(conversation, customer, changed, known)
                    .map(spoken -> new CountedMessage(
                            spoken.first(), spoken.voice(), countings.of(customer, spoken.first(), spoken.voice())))
                    .orElse(null);
            if (!Objects.equals(was, is)) {
                recounted.put(conversation, new Recounted(was, is));
            }
        }
        return recounted;
    }

    private CountedAnswer count(CustomerState customer, Answer answer, @Nullable Voice voice) {
        Attributed attributed =
                attributions.attribute(answer, customer.set(), touch -> idOf(journeys.of(touch, customer.cuts())));
        return new CountedAnswer(attributed, voice, countings.of(customer, attributed, voice));
    }

    private static @Nullable String idOf(@Nullable Cut journey) {
        return journey == null ? null : journey.id();
    }

    private void replace(CustomerState customer, Replacements replaced) {
        for (CountedAnswer was : replaced.before()) {
            customer.answers().remove(was);
            customer.unpublished().was(was.attributed());
            reach(customer, was.attributed());
        }
        for (CountedAnswer is : replaced.after()) {
            customer.answers().add(is);
            customer.unpublished().is(is.answer());
            reach(customer, is.attributed());
        }
        replaced.messages().forEach((conversation, recounted) -> {
            if (recounted.is() == null) {
                customer.messages().remove(conversation);
            } else {
                customer.messages().put(conversation, recounted.is());
            }
        });
    }

    /** The journey lists another feedback now, or no more. */
    private void reach(CustomerState customer, Attributed attributed) {
        if (attributed.touch() != null) {
            customer.unpublished().reach(journeys.of(attributed.touch(), customer.cuts()));
        }
    }

    /** A conversation that counts otherwise; null where it does not at all. */
    private record Recounted(
            @Nullable CountedMessage was, @Nullable CountedMessage is) {}

    /** What does not follow any more, and what follows instead, answers in time order. */
    private record Replacements(
            List<CountedAnswer> before, List<CountedAnswer> after, Map<Conversation, Recounted> messages) {

        List<Counted> allBefore() {
            return all(before, Recounted::was);
        }

        List<Counted> allAfter() {
            return all(after, Recounted::is);
        }

        private List<Counted> all(List<CountedAnswer> answers, Function<Recounted, @Nullable CountedMessage> side) {
            List<Counted> all = new ArrayList<>(answers);
            for (Recounted recounted : messages.values()) {
                CountedMessage counted = side.apply(recounted);
                if (counted != null) {
                    all.add(counted);
                }
            }
            return all;
        }

        /** In order. */
        static List<Heard> heard(List<Counted> counted) {
            return counted.stream()
                    .flatMap(one -> one.heard().stream())
                    .sorted(Comparator.comparing(Heard::event, CustomerEvent.ORDER))
                    .toList();
        }
    }
}
