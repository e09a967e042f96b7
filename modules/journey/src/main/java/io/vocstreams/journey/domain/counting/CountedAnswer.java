package io.vocstreams.journey.domain.counting;

import io.vocstreams.journey.domain.attribution.Attributed;
import io.vocstreams.journey.domain.history.Answer;
import io.vocstreams.journey.domain.history.CustomerEvent;
import io.vocstreams.model.Channel;
import io.vocstreams.model.voice.Voice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows from an answer: what it is about, what its comment says, and as what both count.
 *
 * @param voice null where there is no comment
 */
public record CountedAnswer(Attributed attributed, @Nullable Voice voice, List<Counting> countings) implements Counted {

    public Answer answer() {
        return attributed.answer();
    }

    @Override
    public CustomerEvent event() {
        return answer();
    }

    @Override
    public Channel channel() {
        return attributed.touch() == null
                ? answer().channel()
                : attributed.touch().channel();
    }
}
