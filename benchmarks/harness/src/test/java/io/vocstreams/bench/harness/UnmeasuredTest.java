package io.vocstreams.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class UnmeasuredTest {

    @Test
    void shouldKeepTheRulesThatAskForNoMeasure() throws IOException {
        assertThat(Unmeasured.rules())
                .contains("detractor", "negative-voice", "PT8H")
                .doesNotContain("checkout-abandoned", "measure:");
    }
}
