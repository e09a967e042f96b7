package io.vocstreams.scores.domain;

import org.jspecify.annotations.Nullable;

/**
 * What a formula makes of counts. {@code promoters}, {@code passives} and {@code detractors} are of NPS only,
 * {@code ease} of CES; {@code definition} is the name and version of the formula.
 */
public record FormulaValues(
        @Nullable Long promoters,
        @Nullable Long passives,
        @Nullable Long detractors,
        @Nullable Double score,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double ease,
        String definition) {}
