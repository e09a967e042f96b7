package io.vocstreams.journey.domain.counting;

import io.vocstreams.journey.domain.attribution.Attributed;
import io.vocstreams.journey.domain.history.Answer;
import io.vocstreams.journey.domain.history.CustomerEvent;
import io.vocstreams.journey.domain.history.SortedIndex;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What follows from one customer's answers, by the answers, and which of them are about one journey. */
public final class CountedAnswers {

    private final NavigableMap<CustomerEvent, CountedAnswer> byTime = new TreeMap<>(CustomerEvent.ORDER);
    private final NavigableMap<CustomerEvent, Answer> aboutMessages = new TreeMap<>(CustomerEvent.ORDER);
    private final SortedIndex<String, Answer> byJourney = new SortedIndex<>();

    public NavigableMap<CustomerEvent, CountedAnswer> byTime() {
        return byTime;
    }

    /** Those about outbound messages, which may be in no journey. */
    public NavigableMap<CustomerEvent, Answer> aboutMessages() {
        return aboutMessages;
    }

    public NavigableMap<CustomerEvent, Answer> about(String journeyId) {
        return byJourney.of(journeyId);
    }

    @Nullable
    public CountedAnswer of(CustomerEvent answer) {
        return byTime.get(answer);
    }

    public void add(CountedAnswer counted) {
        Attributed attributed = counted.attributed();
        Answer answer = counted.answer();
        byTime.put(answer, counted);
        if (attributed.journeyId() != null) {
            byJourney.add(attributed.journeyId(), answer);
        }
        if (attributed.touch() != null && attributed.touch().outbound()) {
            aboutMessages.put(answer, answer);
        }
    }

    public void remove(CountedAnswer counted) {
        Answer answer = counted.answer();
        byTime.remove(answer);
        aboutMessages.remove(answer);
        String journeyId = counted.attributed().journeyId();
        if (journeyId != null) {
            byJourney.remove(journeyId, answer);
        }
    }

    public Collection<CountedAnswer> all() {
        return byTime.values();
    }
}
