package io.vocstreams.app.report;

import io.vocstreams.app.customer.CustomerSets;
import io.vocstreams.journey.domain.customer.Voices;
import io.vocstreams.journey.domain.history.Answer;
import io.vocstreams.journey.domain.history.CustomerHistory;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.voice.Reading;
import io.vocstreams.model.voice.Sentiment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What customers said in full, as far as it is still kept with their interactions. */
public final class KeptTexts {

    private final CustomerSets customers;
    private final Voices voices;

    public KeptTexts(CustomerSets customers, Voices voices) {
        this.customers = customers;
        this.voices = voices;
    }

    /** In the order of the readings; those whose texts are gone are left out. */
    public List<Comment> of(Collection<Reading> readings) {
        List<Comment> comments = new ArrayList<>();
        for (Reading reading : readings) {
            Reading.Content content = reading.content();
            Sentiment polarity = content.voice().polarity();
            texts(content.customerId()).entrySet().stream()
                    .filter(text -> text.getKey().eventId().equals(content.eventId()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .ifPresent(text -> comments.add(new Comment(
                            content.occurredAt(),
                            content.channel().name(),
                            polarity == null ? "-" : polarity.name(),
                            text)));
        }
        return comments;
    }

    /** The time of the earliest interaction that is kept. */
    public Optional<Instant> from() {
        return customers.customers().stream()
                .flatMap(customer -> customers.interactionsOf(customer).values().stream())
                .map(interaction -> interaction.header().occurredAt())
                .min(Instant::compareTo);
    }

    private Map<EventKey, String> texts(String customerId) {
        List<Touch> touches = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        customers.interactionsOf(customerId).forEach((key, interaction) -> {
            if (interaction instanceof Touchpoint touchpoint) {
                touches.add(Touch.of(key.origin(), touchpoint));
            } else if (interaction instanceof Feedback feedback) {
                answers.add(Answer.of(key.origin(), feedback));
            }
        });
        return voices.texts(CustomerHistory.of(customerId, true, touches, answers, List.of()));
    }
}
