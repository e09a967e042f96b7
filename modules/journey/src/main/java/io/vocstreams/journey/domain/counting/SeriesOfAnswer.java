package io.vocstreams.journey.domain.counting;

import io.vocstreams.journey.domain.history.ActionCatalogue;
import io.vocstreams.model.LifecycleStage;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.Dimension;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The series an answer is in, one for each breakdown and combination of its values. Remembers what it worked out: most
 * answers are alike in these values.
 */
public final class SeriesOfAnswer {

    private static final String UNATTRIBUTED = "UNATTRIBUTED";

    /** Of products or stores there may be very many; then it is emptied now and then. */
    private static final int MOST_KNOWN = 2_000;

    private final List<Breakdown> breakdowns;
    private final ActionCatalogue catalogue;
    private final Map<Known, List<Series>> known = new ConcurrentHashMap<>();

    /** Which breakdowns are meant: of what a text says, each part counts by itself. */
    public enum Part {
        ALL,
        WHOLE,
        THEME,
        FUNCTION;

        boolean isOf(Breakdown breakdown) {
            boolean byTheme = breakdown.dimensions().contains(Dimension.THEME);
            boolean byFunction = breakdown.dimensions().contains(Dimension.FUNCTION);
            return switch (this) {
                case ALL -> true;
                case WHOLE -> !byTheme && !byFunction;
                case THEME -> byTheme;
                case FUNCTION -> byFunction && !byTheme;
            };
        }
    }

    private record Known(Scale scale, Features features, Part part) {}

    public SeriesOfAnswer(List<Breakdown> breakdowns, ActionCatalogue catalogue) {
        this.breakdowns = breakdowns;
        this.catalogue = catalogue;
    }

    public List<Series> of(Scale scale, Features features, Part part) {
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        return known.computeIfAbsent(new Known(scale, features, part), this::series);
    }

    private List<Series> series(Known wanted) {
        List<Series> series = new ArrayList<>();
        for (Breakdown breakdown : breakdowns) {
            if (wanted.part().isOf(breakdown)) {
                for (String text : breakdown.texts(dimension -> values(dimension, wanted.features()))) {
                    series.add(new Series(wanted.scale(), text));
                }
            }
        }
        return List.copyOf(series);
    }

    private List<String> values(Dimension dimension, Features features) {
        return switch (dimension) {
            case CHANNEL -> List.of(features.channel().name());
            case STAGE -> List.of(stage(features));
            case ACTION -> List.of(features.action() == null ? UNATTRIBUTED : features.action());
            case SURVEY -> present(features.surveyId());
            case SEGMENT -> List.of(features.segment());
            case STORE -> present(features.storeId());
            case PRODUCT -> present(features.productId());
            case EXPERIMENT -> List.copyOf(features.experiments());
            case THEME -> features.themes();
            case FUNCTION -> features.functions();
            case ARM -> List.copyOf(features.arms());
            case CAMPAIGN, PERSONA, PATH, NEXT ->
                throw new IllegalArgumentException("No score is broken down by " + dimension);
        };
    }

    private static List<String> present(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }

    private String stage(Features features) {
        if (features.action() == null) {
            return UNATTRIBUTED;
        }
        LifecycleStage stage = catalogue.stageOf(features.action());
        return stage.name();
    }
}
