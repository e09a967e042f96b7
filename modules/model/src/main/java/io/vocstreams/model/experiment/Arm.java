package io.vocstreams.model.experiment;

import io.vocstreams.model.score.Moments;

/**
 * What is known of one variant.
 *
 * @param share of customers that was planned
 * @param exposed how many customers were first shown it
 * @param results of its answers, or of its opportunities that are decided
 */
public record Arm(String variant, double share, long exposed, Moments results) {}
