package io.vocstreams.model.intake;

/** A refusal: the reason, and a detail the producing team can act on. The detail never repeats personal data. */
public record Rejection(RejectReason reason, String detail) {}
