package io.vocstreams.journey.domain;

/** From one standing of a customer to the next. */
public record Step(Standing after, Difference difference) {}
