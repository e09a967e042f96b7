package io.vocstreams.identity.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.platform.StageStores.Kind;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An event must not cost more where its place holds more. */
@Tag("once")
class PlaceCostTest {

    private static final int FEW = 150;
    private static final int MANY = 600;

    /** The later days of a near time that has only begun are looked at, too. */
    private static final double MORE = 1.5;

    @ParameterizedTest
    @MethodSource("shapes")
    void shouldNotReadMoreWhereThePlaceHoldsMore(PlaceCostBenchmark.Shape shape) {
        CountedReads reads = new CountedReads();
        try (BenchmarkDriver driver = new BenchmarkDriver(Kind.MEMORY, reads)) {
            double atFew = readsPerEvent(driver, reads, shape, FEW);
            double atMany = readsPerEvent(driver, reads, shape, MANY);

            assertThat(atMany).isLessThan(atFew * MORE);
        }
    }

    static List<PlaceCostBenchmark.Shape> shapes() {
        return PlaceCostBenchmark.SHAPES;
    }

    private static double readsPerEvent(
            BenchmarkDriver driver, CountedReads reads, PlaceCostBenchmark.Shape shape, int held) {
        while (driver.brought() < held) {
            driver.bring(shape.event(driver.brought()));
        }
        reads.reset();
        int measured = 50;
        for (int i = 0; i < measured; i++) {
            driver.bring(shape.event(driver.brought()));
        }
        return (double) (reads.lookUps() + reads.entries()) / measured;
    }
}
