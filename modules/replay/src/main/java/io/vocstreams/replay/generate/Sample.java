package io.vocstreams.replay.generate;

import io.vocstreams.replay.ReplayRecord;
import java.util.List;

/** Records in the order in which they arrive, and what is true about them. */
public record Sample(List<ReplayRecord> records, Truth truth) {}
