package io.vocstreams.journey.domain;

import io.vocstreams.model.Channel;
import io.vocstreams.model.Stage;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.Dimension;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The series an answer is in, one for each breakdown and combination of its values. Remembers what it worked out: most
 * answers are alike in these values.
 */
final class SeriesOfAnswer {

    private static final String UNATTRIBUTED = "UNATTRIBUTED";

    /** Of products or stores there may be very many; then it begins anew now and then. */
    private static final int MOST_KNOWN = 2_000;

    private final List<Breakdown> breakdowns;
    private final ActionCatalogue catalogue;
    private final Map<Features, List<Series>> known = new ConcurrentHashMap<>();

    SeriesOfAnswer(List<Breakdown> breakdowns, ActionCatalogue catalogue) {
        this.breakdowns = breakdowns;
        this.catalogue = catalogue;
    }

    List<Series> of(Answer answer, @Nullable Touch touch, String segment) {
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        return known.computeIfAbsent(Features.of(answer, touch, segment), this::series);
    }

    private List<Series> series(Features features) {
        List<Series> series = new ArrayList<>();
        for (Breakdown breakdown : breakdowns) {
            for (String text : breakdown.texts(dimension -> values(dimension, features))) {
                series.add(new Series(features.scale(), text));
            }
        }
        return List.copyOf(series);
    }

    private List<String> values(Dimension dimension, Features features) {
        return switch (dimension) {
            case CHANNEL -> List.of(features.channel().name());
            case STAGE -> List.of(stage(features));
            case ACTION -> List.of(features.action() == null ? UNATTRIBUTED : features.action());
            case SURVEY -> List.of(features.surveyId());
            case SEGMENT -> List.of(features.segment());
            case STORE -> features.storeId() == null ? List.of() : List.of(features.storeId());
            case PRODUCT -> features.productId() == null ? List.of() : List.of(features.productId());
            case EXPERIMENT -> List.copyOf(features.experiments());
            case CAMPAIGN, PERSONA, ARM, PATH, NEXT ->
                throw new IllegalArgumentException("No score is broken down by " + dimension);
        };
    }

    private String stage(Features features) {
        if (features.action() == null) {
            return UNATTRIBUTED;
        }
        Stage stage = catalogue.stageOf(features.action());
        return stage.name();
    }

    /** The values of all dimensions: answers alike in them are in the same series. */
    private record Features(
            Scale scale,
            Channel channel,
            @Nullable String action,
            String surveyId,
            String segment,
            @Nullable String storeId,
            @Nullable String productId,
            Set<String> experiments) {

        static Features of(Answer answer, @Nullable Touch touch, String segment) {
            return new Features(
                    answer.scale(),
                    touch == null ? answer.channel() : touch.channel(),
                    touch == null ? null : touch.action(),
                    answer.surveyId(),
                    segment,
                    answer.storeId() != null || touch == null ? answer.storeId() : touch.storeId(),
                    answer.productId() != null || touch == null ? answer.productId() : touch.productId(),
                    experiments(answer, touch));
        }

        private static Set<String> experiments(Answer answer, @Nullable Touch touch) {
            if (answer.experiments().isEmpty()
                    && (touch == null || touch.experiments().isEmpty())) {
                return Set.of();
            }
            Set<String> values = new TreeSet<>();
            answer.experiments().forEach((experiment, variant) -> values.add(experiment + "/" + variant));
            if (touch != null) {
                touch.experiments().forEach((experiment, variant) -> values.add(experiment + "/" + variant));
            }
            return values;
        }
    }
}
