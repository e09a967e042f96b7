package io.vocstreams.testkit.plain;

import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.score.Dimension;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Scale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a feedback counts as (§8). */
final class PlainResponses {

    private static final String UNATTRIBUTED = "UNATTRIBUTED";
    private static final String UNKNOWN = "UNKNOWN";

    private final List<CustomerProfile> profiles;

    PlainResponses(List<CustomerProfile> profiles) {
        this.profiles = profiles;
    }

    /** "accepted ANSWERED feedback with metric NPS, CSAT, CES or RATING. DISMISSED and PARTIAL are counted apart" */
    Optional<PlainResponse> response(PlainAbout about, PlainCustomer customer) {
        Feedback feedback = about.feedback();
        if (feedback.metric() == Metric.TEXT) {
            return Optional.empty();
        }
        return Optional.of(new PlainResponse(
                feedback.header().eventId(),
                feedback.header().occurredAt(),
                feedback.surveyId(),
                feedback.questionId(),
                new Scale(feedback.metric(), feedback.scaleMin(), feedback.scaleMax(), feedback.polarity()),
                feedback.status(),
                feedback.value(),
                null,
                customer.customerId(),
                customer.type(),
                values(about, customer)));
    }

    /** Of a feedback, also of what is read in its comment. */
    Map<Dimension, List<String>> values(PlainAbout about, PlainCustomer customer) {
        Feedback feedback = about.feedback();
        Touchpoint touchpoint = about.touchpoint();
        Map<Dimension, List<String>> values = new EnumMap<>(Dimension.class);
        // "`channel`: the attributed touchpoint's, else the feedback's own"
        values.put(Dimension.CHANNEL, List.of((touchpoint == null ? feedback.channel() : touchpoint.channel()).name()));
        // "`store`, `product`: the feedback's own, else the attributed touchpoint's (blank is none…)"
        values.put(Dimension.STORE, firstFilled(feedback.storeId(), touchpoint == null ? null : touchpoint.storeId()));
        values.put(
                Dimension.PRODUCT,
                firstFilled(feedback.productId(), touchpoint == null ? null : touchpoint.productId()));
        // "`stage`, `action`: the attributed touchpoint's, else `UNATTRIBUTED`"
        values.put(
                Dimension.STAGE,
                List.of(
                        touchpoint == null
                                ? UNATTRIBUTED
                                : PlainActions.stageOf(touchpoint.action()).name()));
        values.put(Dimension.ACTION, List.of(touchpoint == null ? UNATTRIBUTED : touchpoint.action()));
        values.put(Dimension.SURVEY, List.of(feedback.surveyId()));
        values.put(
                Dimension.SEGMENT,
                List.of(segment(customer.customerId(), feedback.header().occurredAt())));
        values.put(Dimension.EXPERIMENT, experiments(feedback, touchpoint));
        // "`theme` and `function` are dimensions of every response (several: in each; none: in none)" (§14)
        PlainVoices.of(feedback).ifPresent(voice -> {
            values.put(Dimension.THEME, List.copyOf(PlainVoices.themes(voice).keySet()));
            values.put(
                    Dimension.FUNCTION, List.copyOf(PlainVoices.functions(voice).keySet()));
        });
        values.put(Dimension.ARM, customer.armsAt(feedback.header().occurredAt()));
        return values;
    }

    /** Of a message. */
    Map<Dimension, List<String>> values(Touchpoint message, PlainCustomer customer) {
        Map<Dimension, List<String>> values = new EnumMap<>(Dimension.class);
        values.put(Dimension.CHANNEL, List.of(message.channel().name()));
        values.put(
                Dimension.STAGE, List.of(PlainActions.stageOf(message.action()).name()));
        values.put(Dimension.ACTION, List.of(message.action()));
        values.put(Dimension.SURVEY, firstFilled(message.header().correlations().get("surveyId"), null));
        values.put(
                Dimension.SEGMENT,
                List.of(segment(customer.customerId(), message.header().occurredAt())));
        List<String> experiments = new ArrayList<>();
        message.header().experiments().forEach((experiment, variant) -> experiments.add(experiment + "/" + variant));
        values.put(Dimension.EXPERIMENT, experiments);
        values.put(Dimension.ARM, customer.armsAt(message.header().occurredAt()));
        return values;
    }

    private static List<String> firstFilled(@Nullable String own, @Nullable String attributed) {
        if (own != null && !own.isBlank()) {
            return List.of(own);
        }
        return attributed != null && !attributed.isBlank() ? List.of(attributed) : List.of();
    }

    /**
     * "version with the latest {@code effectiveAt} ≤ {@code occurredAt}, else the earliest; a null or blank segment or
     * no profile: {@code UNKNOWN}"
     */
    String segment(String customerId, Instant time) {
        CustomerProfile profile = profile(customerId, time);
        String segment = profile == null ? null : profile.segment();
        return segment == null || segment.isBlank() ? UNKNOWN : segment;
    }

    /** "`persona` is of the same version as `segment`" (§13) */
    String persona(String customerId, Instant time) {
        CustomerProfile profile = profile(customerId, time);
        String persona = profile == null ? null : profile.persona();
        return persona == null || persona.isBlank() ? UNKNOWN : persona;
    }

    private @Nullable CustomerProfile profile(String customerId, Instant time) {
        CustomerProfile latestBefore = null;
        CustomerProfile earliest = null;
        for (CustomerProfile profile : profiles) {
            if (PlainIntake.isOf(profile, customerId)) {
                Instant effectiveAt = profile.effectiveAt();
                if (!effectiveAt.isAfter(time)
                        && (latestBefore == null || effectiveAt.isAfter(latestBefore.effectiveAt()))) {
                    latestBefore = profile;
                }
                if (earliest == null || effectiveAt.isBefore(earliest.effectiveAt())) {
                    earliest = profile;
                }
            }
        }
        return latestBefore != null ? latestBefore : earliest;
    }

    /**
     * "one value {@code <experiment>/<variant>} per distinct entry of the feedback's and the attributed touchpoint's
     * {@code experiments}"
     */
    private static List<String> experiments(Feedback feedback, @Nullable Touchpoint touchpoint) {
        List<String> values = new ArrayList<>();
        feedback.header().experiments().forEach((experiment, variant) -> values.add(experiment + "/" + variant));
        if (touchpoint != null) {
            touchpoint.header().experiments().forEach((experiment, variant) -> values.add(experiment + "/" + variant));
        }
        return values.stream().distinct().toList();
    }
}
