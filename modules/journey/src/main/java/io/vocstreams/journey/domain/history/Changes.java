package io.vocstreams.journey.domain.history;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What has changed of a customer's set since it was last derived: what is gone, and what is new. */
public final class Changes {

    private final List<Touch> touches = new ArrayList<>(2);
    private final NavigableSet<CustomerEvent> answers = new TreeSet<>(CustomerEvent.ORDER);
    private final List<Answer> exposed = new ArrayList<>(1);
    private boolean isAll;
    private boolean isOfMessages;
    private boolean isReadAgain;

    public List<Touch> touches() {
        return touches;
    }

    public NavigableSet<CustomerEvent> answers() {
        return answers;
    }

    /** Those of the answers that showed a variant of an experiment. */
    public List<Answer> exposed() {
        return exposed;
    }

    public void expose(Answer answer) {
        if (!answer.experiments().isEmpty()) {
            exposed.add(answer);
        }
    }

    public void addAnswer(@Nullable Answer answer) {
        if (answer != null) {
            answers.add(answer);
        }
    }

    public void changeAll() {
        isAll = true;
    }

    public boolean isAll() {
        return isAll;
    }

    /** All texts may say something else. */
    public void readAgain() {
        isReadAgain = true;
    }

    public boolean isReadAgain() {
        return isReadAgain;
    }

    /** What messages say counts elsewhere. */
    public void changeMessages() {
        isOfMessages = true;
    }

    public boolean isOfMessages() {
        return isOfMessages || isAll;
    }

    public boolean isNothing() {
        return touches.isEmpty() && answers.isEmpty() && !isOfMessages();
    }

    /** Before this one no touchpoint has changed, outbound messages aside; null if none has. */
    @Nullable
    public CustomerEvent first() {
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
    public CustomerEvent last() {
        CustomerEvent last = null;
        for (Touch touch : touches) {
            if (!touch.outbound() && (last == null || CustomerEvent.ORDER.compare(touch, last) > 0)) {
                last = touch;
            }
        }
        return isAll ? TimeMark.LAST : last;
    }
}
