package io.vocstreams.app.ledger;

import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Version;
import io.vocstreams.model.intake.Identifiers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What duplicates repeat, found by the rule of the stages: of one event, or of one link, a version that is not higher
 * than the highest before it adds nothing.
 */
public final class Repeats {

    private static final int EXAMPLES = 3;

    private final Predicate<Place> counted;
    private final Map<String, Seen> highest = new HashMap<>();
    private final Map<String, Map<Kind, Found>> found = new TreeMap<>();

    /** What a duplicate is like, beside what was there before it. */
    public enum Kind {
        SAME("the same once more"),
        OTHER("another content of the same version; only the first counts"),
        OLDER("an older version than what was there");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How many there are of a kind.
     *
     * @param examples the first of them, each as {@code topic/partition@offset repeats topic/partition@offset}
     */
    public record Found(long count, List<String> examples) {

        private Found plus(String example) {
            List<String> more = new ArrayList<>(examples);
            if (more.size() < EXAMPLES) {
                more.add(example);
            }
            return new Found(count + 1, more);
        }
    }

    private record Seen(Version version, int content, Place place) {}

    /** Where a record lies. */
    record Place(String topic, int partition, long offset) {

        @Override
        public String toString() {
            return topic + "/" + partition + "@" + offset;
        }
    }

    /**
     * Knows nothing yet.
     *
     * @param counted which repeating records are looked for; the others are only what can be repeated
     */
    Repeats(Predicate<Place> counted) {
        this.counted = counted;
    }

    /** Takes the next record of those that the stages have not refused. */
    void add(Place place, Object value) {
        if (value instanceof Interaction interaction) {
            Header header = interaction.header();
            List<Identifier> usable = Identifiers.usable(header.identifiers());
            if (!usable.isEmpty()) {
                add("event\n" + usable.get(0).text() + "\n" + header.eventId(), header.version(), value, place);
            }
        } else if (value instanceof IdentityLink link) {
            String from = Identifiers.normal(link.from()).text();
            add("link\n" + from + "\n" + link.linkId(), link.version(), value, place);
        }
    }

    private void add(String id, Version version, Object value, Place place) {
        Seen seen = highest.get(id);
        int content = value.hashCode();
        if (seen == null || version.compareTo(seen.version) > 0) {
            highest.put(id, new Seen(version, content, place));
            return;
        }
        if (!counted.test(place)) {
            return;
        }
        Kind kind = version.compareTo(seen.version) < 0 ? Kind.OLDER : content == seen.content ? Kind.SAME : Kind.OTHER;
        String example = place + " repeats " + seen.place;
        Map<Kind, Found> kinds = found.computeIfAbsent(place.topic, any -> new EnumMap<>(Kind.class));
        kinds.put(kind, kinds.getOrDefault(kind, new Found(0, List.of())).plus(example));
    }

    /** How many of a kind there are on all topics. */
    public long count(Kind kind) {
        return found.values().stream()
                .map(kinds -> kinds.get(kind))
                .filter(Objects::nonNull)
                .mapToLong(Found::count)
                .sum();
    }

    /** What was found, by topic. */
    public Map<String, Map<Kind, Found>> byTopic() {
        return found;
    }
}
