package io.vocstreams.testkit.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.testkit.TablesDifference;
import io.vocstreams.testkit.World;
import io.vocstreams.testkit.plain.PlainImplementation;
import io.vocstreams.testkit.worlds.Worlds;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BatchOracleTest {

    @Provide
    Arbitrary<World> worlds() {
        return Worlds.any();
    }

    @Property(tries = 1500)
    void shouldAgreeWithThePlainImplementation(@ForAll("worlds") World world) {
        assertThat(TablesDifference.between(PlainImplementation.run(world), BatchOracle.run(world)))
                .as("left is plain, right is the oracle, of %s", world)
                .isEmpty();
    }
}
