package io.vocstreams.journey.domain.journeys;

import io.vocstreams.journey.domain.history.CustomerEvent;
import io.vocstreams.journey.domain.history.Touch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where one customer's journeys begin and end, by their first touchpoints. */
public final class Cuts {

    private final NavigableMap<CustomerEvent, Cut> byFirst = new TreeMap<>(CustomerEvent.ORDER);

    public Collection<Cut> all() {
        return byFirst.values();
    }

    @Nullable
    public Cut last() {
        return value(byFirst.lastEntry());
    }

    @Nullable
    public Cut before(CustomerEvent happening) {
        return value(byFirst.lowerEntry(happening));
    }

    @Nullable
    public Cut holding(Touch touch) {
        return value(byFirst.floorEntry(touch));
    }

    @Nullable
    public Cut after(Cut cut) {
        return value(byFirst.higherEntry(cut.first()));
    }

    @Nullable
    public Cut startingWith(Touch touch) {
        return byFirst.get(touch);
    }

    /**
     * Puts others in the place of a range of them.
     *
     * @param from the first to be replaced; null for all
     * @param beyond the first to be left; null for none
     * @return those replaced
     */
    public List<Cut> replace(@Nullable Cut from, @Nullable Cut beyond, List<Cut> others) {
        NavigableMap<CustomerEvent, Cut> replaced = from == null ? byFirst : byFirst.tailMap(from.first(), true);
        replaced = beyond == null ? replaced : replaced.headMap(beyond.first(), false);
        List<Cut> before = new ArrayList<>(replaced.values());
        replaced.clear();
        others.forEach(cut -> byFirst.put(cut.first(), cut));
        return before;
    }

    private static @Nullable Cut value(Map.@Nullable Entry<CustomerEvent, Cut> entry) {
        return entry == null ? null : entry.getValue();
    }
}
