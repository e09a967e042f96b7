package io.vocstreams.journey.domain.outcomes;

import io.vocstreams.journey.domain.history.ActionCatalogue;
import io.vocstreams.journey.domain.history.Arms;
import io.vocstreams.journey.domain.outcomes.Opportunity.Start;
import io.vocstreams.journey.domain.outcomes.Opportunity.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the opportunities of one measure in everything that one customer did and said. */
public final class Outcomes {

    /** The value that all share where the measure asks for none. */
    static final String WHATEVER = "";

    private final Measure measure;
    private final ActionCatalogue catalogue;

    public Outcomes(Measure measure, ActionCatalogue catalogue) {
        this.measure = measure;
        this.catalogue = catalogue;
    }

    /**
     * What was found.
     *
     * @param opportunities in the order of their firsts
     * @param nameless what would have opened, but names nothing by the measure's key
     */
    public record Found(List<Opportunity> opportunities, List<MeasuredInteraction> nameless) {}

    /**
     * Derives the opportunities as they are at a clock.
     *
     * @param sorted the customer's interactions in order
     * @param clock null while none is known; then nothing is missed
     */
    public Found in(List<MeasuredInteraction> sorted, Arms arms, @Nullable Instant clock) {
        Map<String, Group> groups = new TreeMap<>();
        List<MeasuredInteraction> nameless = new ArrayList<>();
        for (MeasuredInteraction interaction : sorted) {
            boolean opens = isSelected(measure.opens(), interaction, arms);
            boolean closes = closes(interaction, arms);
            if (opens || closes) {
                String name = measure.same() == null
                        ? WHATEVER
                        : interaction.references().get(measure.same());
                if (name != null) {
                    groups.computeIfAbsent(name, key -> new Group()).add(interaction, opens, closes);
                } else if (opens) {
                    nameless.add(interaction);
                }
            }
        }
        List<Opportunity> opportunities = new ArrayList<>();
        groups.values().forEach(group -> group.addTo(opportunities, arms, clock));
        opportunities.sort(Comparator.comparing(Opportunity::first, MeasuredInteraction.ORDER));
        return new Found(List.copyOf(opportunities), List.copyOf(nameless));
    }

    /** Whether it opens or closes, of one who has seen no planned experiment. */
    public boolean isUsed(MeasuredInteraction interaction) {
        return isUsed(interaction, Arms.NONE);
    }

    /** Whether it opens or closes. */
    boolean isUsed(MeasuredInteraction interaction, Arms arms) {
        return opens(interaction, arms) || closes(interaction, arms);
    }

    boolean closes(MeasuredInteraction interaction, Arms arms) {
        return measure.closes() instanceof Measure.By by && isSelected(by.selectors(), interaction, arms);
    }

    boolean opens(MeasuredInteraction interaction, Arms arms) {
        return isSelected(measure.opens(), interaction, arms);
    }

    private boolean isSelected(List<Selector> selectors, MeasuredInteraction interaction, Arms arms) {
        // Asked of each interaction by each measure, again and again: a stream would be what it costs most.
        for (Selector selector : selectors) {
            if (selector.selects(interaction, catalogue, arms)) {
                return true;
            }
        }
        return false;
    }

    /** What opens and closes among those that share a value. */
    private final class Group {
        private final List<Episode> episodes = new ArrayList<>();
        private final List<MeasuredInteraction> closing = new ArrayList<>();
        private boolean ended;

        void add(MeasuredInteraction interaction, boolean opens, boolean closes) {
            if (closes) {
                closing.add(interaction);
            }
            if (opens) {
                open(interaction);
            } else {
                ended = true;
            }
        }

        private void open(MeasuredInteraction interaction) {
            Start start = start(interaction);
            if (start == null) {
                last().members.add(interaction);
            } else {
                episodes.add(new Episode(start, interaction));
            }
            ended = false;
        }

        /** Null for one that joins. */
        private @Nullable Start start(MeasuredInteraction interaction) {
            if (episodes.isEmpty()) {
                return Start.FIRST;
            }
            if (ended) {
                return Start.OUTCOME;
            }
            Instant at = interaction.occurredAt();
            if (at.isAfter(last().lastAt().plus(measure.episode()))) {
                return Start.PAUSE;
            }
            return at.isBefore(last().firstAt().plus(Measure.LONGEST_EPISODE)) ? null : Start.LENGTH;
        }

        private Episode last() {
            return episodes.get(episodes.size() - 1);
        }

        void addTo(List<Opportunity> opportunities, Arms arms, @Nullable Instant clock) {
            for (Episode episode : episodes) {
                Instant deadline = episode.lastAt().plus(measure.within());
                MeasuredInteraction closedBy = measure.closes() instanceof Measure.Self self
                        ? decided(self, episode, arms)
                        : earliest(episode, deadline);
                boolean over = measure.closes() instanceof Measure.Self || (clock != null && clock.isAfter(deadline));
                State state = closedBy != null ? State.MET : over ? State.MISSED : State.PENDING;
                opportunities.add(new Opportunity(episode.members, episode.start, deadline, state, closedBy));
            }
        }

        private @Nullable MeasuredInteraction decided(Measure.Self self, Episode episode, Arms arms) {
            MeasuredInteraction first = episode.members.get(0);
            return self.condition().isEmpty() || isSelected(self.condition(), first, arms) ? first : null;
        }

        private @Nullable MeasuredInteraction earliest(Episode episode, Instant deadline) {
            for (MeasuredInteraction interaction : closing.subList(firstAt(episode.firstAt()), closing.size())) {
                if (interaction.occurredAt().isAfter(deadline)) {
                    return null;
                }
                if (!episode.has(interaction)) {
                    return interaction;
                }
            }
            return null;
        }

        /** Where those of a moment, and later ones, begin. */
        private int firstAt(Instant time) {
            int low = 0;
            int high = closing.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (closing.get(middle).occurredAt().isBefore(time)) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    /** An episode that may still grow. */
    private static final class Episode {
        private final Start start;
        private final List<MeasuredInteraction> members = new ArrayList<>(1);

        Episode(Start start, MeasuredInteraction first) {
            this.start = start;
            members.add(first);
        }

        Instant firstAt() {
            return members.get(0).occurredAt();
        }

        Instant lastAt() {
            return members.get(members.size() - 1).occurredAt();
        }

        boolean has(MeasuredInteraction interaction) {
            return Collections.binarySearch(members, interaction, MeasuredInteraction.ORDER) >= 0;
        }
    }
}
