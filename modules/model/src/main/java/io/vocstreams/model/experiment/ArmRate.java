package io.vocstreams.model.experiment;

/**
 * What a published rate says of one arm.
 *
 * @param version of the measure
 * @param breakdown as it stands in the key of the rate
 */
public record ArmRate(int version, String breakdown, long opportunities, long successes, long failures) {}
