package io.vocstreams.journey.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What has changed of a customer's set since it was last derived: what is gone, and what is new. */
final class Changes {

    private final List<Touch> touches = new ArrayList<>(2);
    private final NavigableSet<CustomerEvent> answers = new TreeSet<>(CustomerEvent.ORDER);
    private final List<Answer> exposed = new ArrayList<>(1);
    private boolean isAll;
    private boolean isOfMessages;
    private boolean isReadAgain;

    List<Touch> touches() {
        return touches;
    }

    NavigableSet<CustomerEvent> answers() {
        return answers;
    }

    /** Those of the answers that showed a variant of an experiment. */
    List<Answer> exposed() {
        return exposed;
    }

    void expose(Answer answer) {
        if (!answer.experiments().isEmpty()) {
            exposed.add(answer);
        }
    }

    void addAnswer(@Nullable Answer answer) {
        if (answer != null) {
            answers.add(answer);
        }
    }

    void changeAll() {
        isAll = true;
    }

    boolean isAll() {
        return isAll;
    }

    /** All texts may say something else. */
    void readAgain() {
        isReadAgain = true;
    }

    boolean isReadAgain() {
        return isReadAgain;
    }

    /** What messages say counts elsewhere. */
    void changeMessages() {
        isOfMessages = true;
    }

    boolean isOfMessages() {
        return isOfMessages || isAll;
    }

    boolean isNothing() {
        return touches.isEmpty() && answers.isEmpty() && !isOfMessages();
    }

    /** Before this one no touchpoint has changed, outbound messages aside; null if none has. */
    @Nullable
    CustomerEvent first() {
        CustomerEvent first = null;
        for (Touch touch : touches) {
            if (!touch.outbound() && (first == null || CustomerEvent.ORDER.compare(touch, first) < 0)) {
                first = touch;
            }
        }
        return isAll ? TimeMark.FIRST : first;
    }

    /** After this one none has. */
    @Nullable
    CustomerEvent last() {
        CustomerEvent last = null;
        for (Touch touch : touches) {
            if (!touch.outbound() && (last == null || CustomerEvent.ORDER.compare(touch, last) > 0)) {
                last = touch;
            }
        }
        return isAll ? TimeMark.LAST : last;
    }
}
