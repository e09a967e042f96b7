package io.vocstreams.model.experiment;

import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.Dimension;
import io.vocstreams.model.score.Moments;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.WindowSize;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment shows, from what is published of its arms. It may be looked at as often as one likes: of all looks
 * together, no more than {@code alpha} of the experiments in which nothing differs ever seem to show something.
 *
 * @param windowStart of the rows that it is read from
 * @param windowEnd of the same: the end of today, or of the last day of the plan
 * @param crossed how many results are of customers who saw two variants; they are compared with nobody
 * @param sampleRatio null where too few have seen anything
 * @param others than the control
 */
public record Readout(
        Instant windowStart,
        Instant windowEnd,
        Arm control,
        long crossed,
        @Nullable SampleRatio sampleRatio,
        List<ArmComparison> others) {

    /** Of the rows that are read. */
    public static final WindowSize SIZE = WindowSize.ROLLING_91_DAYS;

    /** The measure that counts each customer's first exposure. */
    public static final String EXPOSED = "exposed";

    private static final Breakdown BY_ARM = new Breakdown(List.of(Dimension.ARM));
    private static final Breakdown BY_ARM_AND_SURVEY = new Breakdown(List.of(Dimension.ARM, Dimension.SURVEY));

    public Readout {
        others = List.copyOf(others);
    }

    /** As of a day. */
    public static Readout of(ExperimentPlan plan, LocalDate today, Days days, ArmRows rows) {
        LocalDate endAt = plan.endAt();
        long last = (endAt == null || today.isBefore(endAt) ? today : endAt).toEpochDay();
        Instant end = days.startOf(last + 1);
        return new Reader(plan, days.startOf(SIZE, last + 1), rows).read(end);
    }

    private record Reader(ExperimentPlan plan, Instant start, ArmRows rows) {

        Readout read(Instant end) {
            Map<String, ArmRate> exposed = rates(EXPOSED);
            Map<String, Moments> results = results();
            Map<String, Arm> arms = new TreeMap<>();
            plan.variants().forEach((variant, share) -> {
                ArmRate seen = exposed.get(variant);
                long customers = seen == null ? 0 : seen.opportunities();
                arms.put(variant, new Arm(variant, share, customers, results.getOrDefault(variant, Moments.NONE)));
            });
            Optional<SampleRatio> ratio = SampleRatio.of(arms.values());
            Arm control = arms.remove(plan.control());
            if (control == null) {
                throw new IllegalArgumentException(plan.experimentId() + " has a control that is no variant");
            }
            List<ArmComparison> others = new ArrayList<>();
            for (Arm arm : arms.values()) {
                ArmComparison compared =
                        ArmComparison.of(control, arm, plan.alpha() / arms.size(), plan, isHigherBetter());
                others.add(ratio.isPresent() && ratio.get().isFailed() ? compared.failed() : compared);
            }
            long crossed =
                    results.getOrDefault(ExperimentPlan.CROSSED, Moments.NONE).answers();
            return new Readout(start, end, control, crossed, ratio.orElse(null), others);
        }

        private boolean isHigherBetter() {
            return scale().filter(one -> one.polarity() == Polarity.LOWER_IS_BETTER)
                    .isEmpty();
        }

        private Optional<Scale> scale() {
            return Optional.ofNullable(plan.series()).flatMap(Scale::of);
        }

        /** By variant. */
        private Map<String, Moments> results() {
            Map<String, Moments> results = new LinkedHashMap<>();
            String measure = plan.measure();
            if (measure != null) {
                rates(measure)
                        .forEach((variant, rate) ->
                                results.put(variant, Moments.ofShare(rate.successes(), rate.failures())));
                return results;
            }
            Scale scale = scale().orElseThrow(() ->
                    new IllegalArgumentException(plan.experimentId() + " compares no score and no measure"));
            for (String variant : variants()) {
                Counts counts = rows.score(scale, breakdown(variant), start).orElse(Counts.none(scale.points()));
                results.put(variant, Moments.of(scale, counts));
            }
            return results;
        }

        /** By variant, of the latest version of the measure. */
        private Map<String, ArmRate> rates(String measure) {
            Map<String, String> variants = new LinkedHashMap<>();
            variants().forEach(variant -> variants.put(text(BY_ARM, variant), variant));
            List<ArmRate> found = rows.rates(measure, List.copyOf(variants.keySet()), start);
            int version = found.stream().mapToInt(ArmRate::version).max().orElse(0);
            Map<String, ArmRate> rates = new LinkedHashMap<>();
            found.stream()
                    .filter(rate -> rate.version() == version)
                    .forEach(rate -> rates.put(variants.getOrDefault(rate.breakdown(), ""), rate));
            return rates;
        }

        private List<String> variants() {
            List<String> variants = new ArrayList<>(new TreeMap<>(plan.variants()).keySet());
            variants.add(ExperimentPlan.CROSSED);
            return variants;
        }

        private String breakdown(String variant) {
            return text(BY_ARM_AND_SURVEY, variant);
        }

        private String text(Breakdown breakdown, String variant) {
            return breakdown
                    .texts(dimension -> List.of(
                            dimension == Dimension.ARM
                                    ? plan.experimentId() + "/" + variant
                                    : String.valueOf(plan.surveyId())))
                    .get(0);
        }
    }
}
