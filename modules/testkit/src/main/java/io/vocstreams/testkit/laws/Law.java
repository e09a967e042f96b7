package io.vocstreams.testkit.laws;

import io.vocstreams.testkit.Tables;
import io.vocstreams.testkit.TablesDifference;
import io.vocstreams.testkit.World;
import io.vocstreams.testkit.plain.PlainImplementation;
import java.util.List;
import java.util.function.Function;

/**
 * A sentence that is true of every world and of everything that makes tables of worlds: the stages' functions, the
 * whole topology. It says that two ways end in the same tables. What it chooses follows from the world alone, mostly
 * what comes first in it, so that a world is all it takes to see a law broken again.
 */
public enum Law {
    /** The second, plain implementation comes to the same. */
    SAME_AS_PLAIN((world, tables) -> new Sides(PlainImplementation.run(world), tables.apply(world))),

    /** The order in which records come, and how often, does not matter. */
    ANY_ORDER((world, tables) -> new Sides(tables.apply(world), tables.apply(OtherArrivals.reversedAndTwice(world)))),

    /** An event that is taken back was never there. */
    EVENT_TAKEN_BACK(Withdrawals::ofFirstEvent),

    /** A link or merge that is taken back was never there. */
    LINK_TAKEN_BACK(Withdrawals::ofFirstLink),

    /** A merge of any two customers and its un-merge leave everything as it was. */
    UNMERGED(Withdrawals::ofNewMerge),

    /** An event that is taken back and sent again is as it was. */
    SENT_AGAIN(Withdrawals::sentAgain),

    /** A correction equals having sent only the final version. */
    FINAL_VERSION((world, tables) -> new Sides(
            tables.apply(world), tables.apply(AcceptedVersions.of(world).alone()))),

    /** Who has nothing to do with each other changes nothing of each other; their scores add up. */
    DISJOINT_CUSTOMERS(Strangers::sides),

    /** A rolling window is made of the responses inside it. */
    ROLLING(RollingWindows::sides),

    /** Where each answer counts, a day is the sum of its hours, and a rolling window of its days. */
    DAYS_OF_HOURS(SumsOfWindows::sides),

    /** Moved by whole days in UTC, everything but calendar months is as it was, that much later. */
    MOVED_IN_TIME(Moved::sides),

    /** Time alone closes journeys and windows and makes rolling windows due; it does nothing else. */
    LATER_CLOCK(LaterClock::sides);

    /** Two ways that must end in the same. */
    record Sides(Tables expected, Tables actual) {}

    /** The two ways of a world. */
    interface TwoWays {
        Sides of(World world, Function<World, Tables> tables);
    }

    @SuppressWarnings("ImmutableEnumChecker") // All of them are functions without state.
    private final TwoWays ways;

    Law(TwoWays ways) {
        this.ways = ways;
    }

    /** Where the law is broken; empty if it is kept. Left is what is expected. */
    public List<TablesDifference> differences(World world, Function<World, Tables> tables) {
        Sides sides = ways.of(world, tables);
        return TablesDifference.between(sides.expected(), sides.actual());
    }
}
