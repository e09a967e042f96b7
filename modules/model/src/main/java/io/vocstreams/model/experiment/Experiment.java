package io.vocstreams.model.experiment;

import java.time.Instant;

/**
 * An experiment as it is published: by the plan that holds.
 *
 * @param revision counts the publications of its id
 */
public record Experiment(ExperimentPlan plan, long revision, Instant asOf) {}
