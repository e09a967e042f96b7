package io.vocstreams.journey.domain.outcomes;

import io.vocstreams.journey.domain.history.ActionCatalogue;
import io.vocstreams.model.LifecycleStage;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.Dimension;
import io.vocstreams.model.voice.ThemeFinding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Under which values of each dimension an opportunity counts. */
public final class Slices {

    private static final String UNATTRIBUTED = "UNATTRIBUTED";
    private static final String NOTHING_YET = "-";

    private final Measure measure;
    private final ActionCatalogue catalogue;

    public Slices(Measure measure, ActionCatalogue catalogue) {
        this.measure = measure;
        this.catalogue = catalogue;
    }

    /**
     * The values of a breakdown as they stand in a key; none where the opportunity has none in one of the dimensions.
     */
    public List<String> of(Breakdown breakdown, Opportunity opportunity, MeasuredCustomer customer) {
        return breakdown.texts(dimension -> values(dimension, opportunity, customer));
    }

    private List<String> values(Dimension dimension, Opportunity opportunity, MeasuredCustomer customer) {
        MeasuredInteraction first = opportunity.first();
        Traits traits = first.traits();
        return switch (dimension) {
            case CHANNEL -> List.of(traits.channel().name());
            case STAGE -> List.of(stage(traits));
            case ACTION -> List.of(traits.action() == null ? UNATTRIBUTED : traits.action());
            case SURVEY -> present(traits.surveyId());
            case SEGMENT -> List.of(customer.segmentAt(first.occurredAt()));
            case PERSONA -> List.of(customer.personaAt(first.occurredAt()));
            case STORE -> present(traits.storeId());
            case PRODUCT -> present(traits.productId());
            case CAMPAIGN -> present(traits.campaignId());
            case EXPERIMENT -> traits.experiments().stream().sorted().toList();
            case THEME ->
                first.voice() == null
                        ? List.of()
                        : first.voice().themes().stream().map(ThemeFinding::id).toList();
            case FUNCTION ->
                first.voice() == null
                        ? List.of()
                        : List.copyOf(first.voice().functions().keySet());
            case ARM ->
                List.copyOf(
                        measure.opensByExposure()
                                ? customer.arms().firstSeenIn(first.key(), first.occurredAt())
                                : customer.arms().at(first.occurredAt()));
            case PATH -> List.of(traits.channel() + ">" + channel(opportunity.closedBy()));
            case NEXT -> List.of(traits.channel() + ">" + action(opportunity.closedBy()));
        };
    }

    private String stage(Traits traits) {
        return traits.action() == null
                ? UNATTRIBUTED
                : catalogue.stageOf(traits.action()).name();
    }

    private static String channel(@Nullable MeasuredInteraction closedBy) {
        return closedBy == null ? NOTHING_YET : closedBy.traits().channel().name();
    }

    /** There may be any number of other actions, so they are one. */
    private String action(@Nullable MeasuredInteraction closedBy) {
        if (closedBy == null) {
            return NOTHING_YET;
        }
        String action = closedBy.traits().action();
        if (action == null) {
            return UNATTRIBUTED;
        }
        return catalogue.actions().containsKey(action) ? action : LifecycleStage.UNKNOWN.name();
    }

    private static List<String> present(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }
}
