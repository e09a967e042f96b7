package io.vocstreams.testkit.laws;

import io.vocstreams.testkit.Tables;
import io.vocstreams.testkit.TablesDifference;
import io.vocstreams.testkit.World;
import io.vocstreams.testkit.worlds.Worlds;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Holds laws against many worlds. A broken one is reported as a test that can be pasted, of a world as small as it
 * gets.
 *
 * @param name how {@code tables} is written in Java
 */
public record LawCheck(Function<World, Tables> tables, String name) {

    private static final int MOST_SHOWN = 5;

    /** In the worlds of so many seeds from the first on. */
    public void check(Law law, long firstSeed, int worlds) {
        for (long seed = firstSeed; seed < firstSeed + worlds; seed++) {
            check(law, Worlds.random(seed));
        }
    }

    public void check(Law law, World world) {
        if (isBroken(law, world)) {
            throw new AssertionError(report(law, Smallest.of(world, smaller -> isBroken(law, smaller))));
        }
    }

    /** A function that throws breaks every law. */
    private boolean isBroken(Law law, World world) {
        try {
            return !law.differences(world, tables).isEmpty();
        } catch (RuntimeException e) {
            return true;
        }
    }

    private String report(Law law, World world) {
        return law + " is broken, in no smaller a world than this. " + shown(law, world) + "\n\n" + test(law, world);
    }

    private String shown(Law law, World world) {
        try {
            List<TablesDifference> differences = law.differences(world, tables);
            return "Left is expected:\n"
                    + differences.stream()
                            .limit(MOST_SHOWN)
                            .map(TablesDifference::toString)
                            .collect(Collectors.joining("\n"));
        } catch (RuntimeException e) {
            return "It throws " + e;
        }
    }

    private String test(Law law, World world) {
        String method = "shouldKeep" + camelCase(law.name());
        String text =
                world.toString().lines().map(line -> "            " + line).collect(Collectors.joining("\n"));
        return """
                    @Test
                    void %s() {
                        World world = World.parse(\"""
                %s
                            \""");

                        assertThat(Law.%s.differences(world, %s)).isEmpty();
                    }
                """.formatted(method, text, law.name(), name);
    }

    private static String camelCase(String constant) {
        StringBuilder camelCase = new StringBuilder();
        for (String word : constant.split("_", -1)) {
            camelCase.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return camelCase.toString();
    }
}
