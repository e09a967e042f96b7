package io.vocstreams.testkit.laws;

import io.vocstreams.testkit.oracle.BatchOracle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code -Plong} holds them against many more worlds; {@code -Dlaws.seed=N} against others. */
class LawsTest {

    private static final int WORLDS = Integer.getInteger("laws.worlds", 1_000);
    private static final long FIRST_SEED = Long.getLong("laws.seed", 1);

    @ParameterizedTest
    @EnumSource
    void shouldHoldInTheStagesFunctions(Law law) {
        new LawCheck(BatchOracle::run, "BatchOracle::run").check(law, FIRST_SEED, WORLDS);
    }
}
