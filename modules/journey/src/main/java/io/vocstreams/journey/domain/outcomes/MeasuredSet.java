package io.vocstreams.journey.domain.outcomes;

import io.vocstreams.journey.domain.attribution.Attributed;
import io.vocstreams.journey.domain.history.Answer;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.journey.domain.voices.Heard;
import io.vocstreams.journey.domain.voices.VoiceChanges;
import io.vocstreams.model.voice.Voice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What measures look at of one customer, in order, kept up as the set changes, and what of it has changed since this
 * was last asked for.
 */
public final class MeasuredSet {

    private final NavigableSet<MeasuredInteraction> interactions = new TreeSet<>(MeasuredInteraction.ORDER);
    private final Map<EventKey, MeasuredInteraction> touches = new HashMap<>();
    private final Map<EventKey, MeasuredAnswer> answers = new HashMap<>();
    private final Map<EventKey, Voice> voices = new HashMap<>();
    private final Map<EventKey, Set<EventKey>> answersAbout = new HashMap<>();
    private final Set<MeasuredInteraction> gone = new LinkedHashSet<>();
    private final Set<MeasuredInteraction> come = new LinkedHashSet<>();

    private record MeasuredAnswer(Answer answer, @Nullable Touch about, MeasuredInteraction measured) {}

    /** The set of which readers know already what follows. */
    public static MeasuredSet of(Collection<Touch> touches, Collection<Attributed> answers, Collection<Heard> heard) {
        MeasuredSet set = new MeasuredSet();
        heard.forEach(one -> set.voices.put(one.event().key(), one.voice()));
        touches.forEach(touch -> set.replace(null, touch));
        answers.forEach(attributed -> set.replace(attributed.answer().key(), attributed.answer(), attributed.touch()));
        set.takeChanges();
        return set;
    }

    /** One in another's place; null is none. */
    public void replace(@Nullable Touch old, @Nullable Touch replacement) {
        if (old != null) {
            MeasuredInteraction was = touches.remove(old.key());
            if (was != null) {
                remove(was);
            }
        }
        if (replacement != null) {
            MeasuredInteraction is = MeasuredInteraction.of(replacement).saying(voices.get(replacement.key()));
            touches.put(replacement.key(), is);
            add(is);
            // They count under what the touchpoint says.
            for (EventKey key : List.copyOf(answersAbout.getOrDefault(replacement.key(), Set.of()))) {
                MeasuredAnswer answer = Objects.requireNonNull(answers.get(key));
                replace(key, answer.answer(), replacement);
            }
        }
    }

    /** One in another's place; null is none. What it is about is set by {@link #attribute}, if it changes. */
    public void replace(@Nullable Answer old, @Nullable Answer replacement) {
        MeasuredAnswer known = old == null ? null : answers.get(old.key());
        if (replacement != null) {
            replace(replacement.key(), replacement, known == null ? null : known.about());
        } else if (old != null) {
            replace(old.key(), null, null);
        }
    }

    /** What answers are about now. */
    public void attribute(Collection<Attributed> changed) {
        for (Attributed attributed : changed) {
            EventKey key = attributed.answer().key();
            if (answers.containsKey(key)) {
                replace(key, attributed.answer(), attributed.touch());
            }
        }
    }

    /** What texts say now. */
    public void hear(VoiceChanges changed) {
        changed.heard().forEach(heard -> hear(heard.event().key(), heard.voice()));
        changed.silent().forEach(key -> hear(key, null));
    }

    private void hear(EventKey key, @Nullable Voice voice) {
        if (voice == null) {
            voices.remove(key);
        } else {
            voices.put(key, voice);
        }
        MeasuredInteraction touch = touches.get(key);
        MeasuredAnswer answer = answers.get(key);
        if (touch != null) {
            remove(touch);
            MeasuredInteraction is = touch.saying(voice);
            touches.put(key, is);
            add(is);
        } else if (answer != null) {
            replace(key, answer.answer(), answer.about());
        }
    }

    private void replace(EventKey key, @Nullable Answer answer, @Nullable Touch about) {
        MeasuredAnswer was = answers.remove(key);
        if (was != null) {
            remove(was.measured());
            if (was.about() != null) {
                answersAbout.computeIfPresent(was.about().key(), (any, keys) -> without(key, keys));
            }
        }
        if (answer != null) {
            MeasuredInteraction is = MeasuredInteraction.of(answer, about).saying(voices.get(key));
            answers.put(key, new MeasuredAnswer(answer, about, is));
            add(is);
            if (about != null) {
                answersAbout
                        .computeIfAbsent(about.key(), any -> new LinkedHashSet<>())
                        .add(key);
            }
        }
    }

    private static @Nullable Set<EventKey> without(EventKey key, Set<EventKey> keys) {
        keys.remove(key);
        return keys.isEmpty() ? null : keys;
    }

    private void remove(MeasuredInteraction was) {
        interactions.remove(was);
        if (!come.remove(was)) {
            gone.add(was);
        }
    }

    private void add(MeasuredInteraction is) {
        interactions.add(is);
        if (!gone.remove(is)) {
            come.add(is);
        }
    }

    public NavigableSet<MeasuredInteraction> interactions() {
        return interactions;
    }

    /** What is gone since changes were last asked for. */
    public List<MeasuredInteraction> gone() {
        return List.copyOf(gone);
    }

    /** What has come since changes were last asked for. */
    public List<MeasuredInteraction> come() {
        return List.copyOf(come);
    }

    /** What is gone and what has come since this was last asked for. */
    public List<MeasuredInteraction> takeChanges() {
        List<MeasuredInteraction> changes = new ArrayList<>(gone);
        changes.addAll(come);
        gone.clear();
        come.clear();
        return changes;
    }
}
