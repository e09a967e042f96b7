package io.vocstreams.contracts;

import io.vocstreams.model.intake.Rejection;
import io.vocstreams.platform.SourceRecord;
import java.time.Instant;

/** A refused record, whole, and why, where and when it was refused. */
public record RejectedRecord(SourceRecord source, Rejection rejection, String stage, Instant rejectedAt) {}
