package io.vocstreams.testkit.laws;

import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a failing world smaller as long as it fails: without records, with default settings, with plainer records. */
public final class Smallest {

    /** Enough for a few dozen records; then a world is shown as small as it has become. */
    private static final int MOST_TRIES = 5_000;

    private final Predicate<World> fails;
    private World smallest;
    private int tries;

    private Smallest(World world, Predicate<World> fails) {
        this.smallest = world;
        this.fails = fails;
    }

    /** A world that fails and of which nothing more can be left out; the same world if it does not fail. */
    public static World of(World world, Predicate<World> fails) {
        Smallest search = new Smallest(world, fails);
        if (fails.test(world)) {
            search.run();
        }
        return search.smallest;
    }

    private void run() {
        boolean smaller = true;
        while (smaller) {
            smaller = dropRecords();
            for (World plainer : Plainer.settings(smallest)) {
                smaller |= accept(plainer);
            }
            for (World plainer : Plainer.records(smallest)) {
                smaller |= accept(plainer);
            }
        }
    }

    /** Halves first, single records last. */
    private boolean dropRecords() {
        boolean smaller = false;
        for (int size = Math.max(1, smallest.inputs().size() / 2); size > 0; size /= 2) {
            int from = 0;
            while (from < smallest.inputs().size()) {
                List<Input> rest = new ArrayList<>(smallest.inputs());
                rest.subList(from, Math.min(from + size, rest.size())).clear();
                if (accept(smallest.withInputs(rest))) {
                    smaller = true;
                } else {
                    from += size;
                }
            }
        }
        return smaller;
    }

    private boolean accept(World candidate) {
        if (candidate.equals(smallest) || tries >= MOST_TRIES) {
            return false;
        }
        tries++;
        boolean stillFails = fails.test(candidate);
        if (stillFails) {
            smallest = candidate;
        }
        return stillFails;
    }
}
