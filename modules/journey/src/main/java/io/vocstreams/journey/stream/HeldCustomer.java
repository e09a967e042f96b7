package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.Answer;
import io.vocstreams.journey.domain.CustomerHistory;
import io.vocstreams.journey.domain.CutJourney;
import io.vocstreams.journey.domain.Edit;
import io.vocstreams.journey.domain.EventKey;
import io.vocstreams.journey.domain.Happening;
import io.vocstreams.journey.domain.ProfileVersion;
import io.vocstreams.journey.domain.Standing;
import io.vocstreams.journey.domain.Touch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One customer's entries of all stores, in memory, with what was last derived from them. */
final class HeldCustomer {

    private final String id;
    private final Map<EventKey, HeldItem<Touch>> touches;
    private final Map<EventKey, HeldItem<Answer>> answers;
    private final NavigableMap<Instant, ProfileVersion> profiles;
    private final Map<String, PublishedJourney> published;

    /** Touchpoints that have changed since it was last derived, each as it was then; null if there was none. */
    private final Map<EventKey, @Nullable Touch> changed = new LinkedHashMap<>();

    private int identified;
    private @Nullable Standing standing;

    HeldCustomer(
            String id,
            Map<EventKey, HeldItem<Touch>> touches,
            Map<EventKey, HeldItem<Answer>> answers,
            NavigableMap<Instant, ProfileVersion> profiles,
            Map<String, PublishedJourney> published) {
        this.id = id;
        this.touches = touches;
        this.answers = answers;
        this.profiles = profiles;
        this.published = published;
        this.identified = identified(touches.values()) + identified(answers.values());
    }

    String id() {
        return id;
    }

    Map<EventKey, HeldItem<Touch>> touches() {
        return touches;
    }

    Map<EventKey, HeldItem<Answer>> answers() {
        return answers;
    }

    NavigableMap<Instant, ProfileVersion> profiles() {
        return profiles;
    }

    Map<String, PublishedJourney> published() {
        return published;
    }

    /** Of one that was just loaded, nothing is derived yet. */
    boolean isDerived() {
        return standing != null;
    }

    Standing standing() {
        return Objects.requireNonNull(standing, "not derived yet");
    }

    void stands(Standing latest) {
        standing = latest;
    }

    /** Readers know the status that was published of the last journey, whatever the clock says by now. */
    void standsAsPublished(Standing latest) {
        Optional<PublishedJourney> last =
                latest.lastJourney().map(CutJourney::id).map(published::get);
        standing = last.filter(PublishedJourney::isLive)
                .map(known -> latest.withLastStatus(known.status()))
                .orElse(latest);
    }

    /** The set as the stores have it. */
    CustomerHistory storedHistory() {
        return CustomerHistory.of(id, identified > 0, contents(touches), contents(answers), profiles.values());
    }

    /** To be called when an item has changed. */
    void identifiedBy(HeldItem<?> before, HeldItem<?> after) {
        identified += after.identified() - before.identified();
    }

    boolean isIdentified() {
        return identified > 0;
    }

    /** To be called when a touchpoint has changed. */
    void changed(EventKey key, @Nullable Touch before) {
        if (!changed.containsKey(key)) {
            changed.put(key, before);
        }
    }

    boolean hasChanged() {
        return !changed.isEmpty();
    }

    /**
     * What has changed since it was last derived. It is taken out, so the caller has to derive it; should that fail, the
     * customer is forgotten.
     */
    List<Edit.Replaced<Touch>> takeChanges() {
        List<Edit.Replaced<Touch>> edits = new ArrayList<>(changed.size());
        changed.forEach((key, before) -> {
            HeldItem<Touch> now = touches.get(key);
            edits.add(Edit.Replaced.of(before, now == null ? null : now.content()));
        });
        changed.clear();
        return edits;
    }

    int size() {
        return 1 + touches.size() + answers.size() + published.size();
    }

    private static <T extends Happening> int identified(Collection<HeldItem<T>> items) {
        return items.stream().mapToInt(HeldItem::identified).sum();
    }

    private static <T extends Happening> List<T> contents(Map<EventKey, HeldItem<T>> items) {
        return items.values().stream()
                .map(HeldItem::content)
                .filter(Objects::nonNull)
                .toList();
    }
}
