package io.vocstreams.systemtests.containers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromQueryTest {

    @Test
    void shouldFindMetricsAndLabels() {
        PromQuery query = new PromQuery(
                "",
                "histogram_quantile(0.99, sum by (le, topic) (rate(a_bucket{topic=~\"$topic|b\"}[15m]))) > 1e9"
                        + " and on (job) c{d='e'} unless on () f offset 5m");

        assertThat(query.metrics()).containsExactly("a_bucket", "c", "f");
        assertThat(query.labels()).containsExactly("d", "job", "le", "topic");
    }

    @Test
    void shouldFillInWhatADashboardChooses() {
        assertThat(new PromQuery("", "rate(a{stage=~\"$stage\"}[$__rate_interval])")
                        .filledIn()
                        .text())
                .isEqualTo("rate(a{stage=~\".*\"}[1m])");
        assertThat(new PromQuery("", "label_values(a{b=\"c\"}, stage)")
                        .filledIn()
                        .text())
                .isEqualTo("count by (stage) (a{b=\"c\"})");
    }
}
