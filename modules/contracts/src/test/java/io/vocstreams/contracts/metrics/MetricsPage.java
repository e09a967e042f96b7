package io.vocstreams.contracts.metrics;

import io.vocstreams.platform.metrics.KafkaMeterSpec;
import io.vocstreams.platform.metrics.KafkaMeterSpecs;
import io.vocstreams.platform.metrics.MeterSpec;
import io.vocstreams.platform.metrics.ProcessMeterSpecs;
import io.vocstreams.platform.metrics.StageMeterSpecs;
import io.vocstreams.platform.metrics.TagSpec;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the reference of all meters. */
final class MetricsPage {

    private static final String HEAD = """
            # Metrics

            <!-- Written from VocMeters, StageMeterSpecs, GatewayMeterSpecs, ServeMeterSpecs, NotifyMeterSpecs, \
            KafkaMeterSpecs and ProcessMeterSpecs; do not edit. -->

            `GET /metrics` of every process that runs stages (`voc.http.port`) and of the gateway \
            (`voc.gateway.port`) answers in Prometheus' text format. These are all
            meters there are: a process that runs all four stages has fewer than 600 series, whatever the number of \
            tasks, threads
            and partitions, and the same ones after a restart. A process that runs one stage has that stage's only. \
            Tags never say
            anything of a customer.

            Counters begin at 0 with the process; use `rate()` and `increase()`. A histogram has the series \
            `NAME_bucket`, `NAME_sum` and
            `NAME_count`. What can happen is there with 0 before it happens first, so that an alert sees the first \
            time, too; only
            what speaks of the latest scores and rates (`voc_scores_value`, `voc_scores_responses`, `voc_scores_rate`,
            `voc_scores_opportunities`, `voc_scores_elapsed_seconds`, `voc_scores_arm_rate`) comes with the first of \
            them.
            """;

    private static final String TABLE_HEAD = """

            | meter | kind | unit | tags | what it says | what for |
            |---|---|---|---|---|---|
            """;

    private MetricsPage() {}

    static String text() {
        StringBuilder page = new StringBuilder(HEAD);
        section(page, "Every stage", StageMeterSpecs.ALL);
        section(page, "Single stages, and the build", VocMeters.ALL);
        section(page, "The gateway", GatewayMeterSpecs.ALL);
        section(page, "Serve", ServeMeterSpecs.ALL);
        section(page, "Notify", NotifyMeterSpecs.ALL);
        kafka(page);
        section(page, "The process", ProcessMeterSpecs.ALL);
        page.append("\n## Tags\n\n| tag | values | what it says |\n|---|---|---|\n");
        VocTags.ALL.forEach(tag -> page.append(row(tag)));
        return page.toString();
    }

    private static void section(StringBuilder page, String title, List<MeterSpec> meters) {
        page.append("\n## ").append(title).append('\n').append(TABLE_HEAD);
        meters.forEach(meter -> page.append(row(meter)).append('\n'));
    }

    private static void kafka(StringBuilder page) {
        page.append("\n## Kafka's own\n\nOf some hundreds that Kafka has for each stage these are kept, those of"
                + " all threads, tasks and"
                + " stores added up (or the greatest\ntaken), so that their number does not grow with them.\n");
        page.append(TABLE_HEAD
                .replace(" what for |", " what for | of Kafka's |")
                .replace("|---|---|---|---|---|---|", "|---|---|---|---|---|---|---|"));
        for (KafkaMeterSpec kept : KafkaMeterSpecs.ALL) {
            page.append(row(kept.meter()))
                    .append(" `%s` of `%s`, %s |%n"
                            .formatted(
                                    kept.metric(),
                                    kept.group(),
                                    kept.fold().name().toLowerCase(Locale.ROOT)));
        }
    }

    private static String row(MeterSpec meter) {
        return "| `%s` | %s | %s | %s | %s | %s |"
                .formatted(
                        meter.name(),
                        meter.kind().name().toLowerCase(Locale.ROOT) + buckets(meter),
                        meter.unit(),
                        quoted(meter.tags()),
                        meter.meaning(),
                        meter.use());
    }

    private static String buckets(MeterSpec meter) {
        return meter.buckets().isEmpty()
                ? ""
                : ", up to "
                        + meter.buckets().stream()
                                .map(bucket -> BigDecimal.valueOf(bucket)
                                        .stripTrailingZeros()
                                        .toPlainString())
                                .collect(Collectors.joining(", "));
    }

    private static String row(TagSpec tag) {
        return "| `%s` | %s | %s |%n".formatted(tag.name(), String.join(", ", tag.values()), tag.meaning());
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
