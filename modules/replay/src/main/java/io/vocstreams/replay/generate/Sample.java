package io.vocstreams.replay.generate;

import io.vocstreams.contracts.InputRecord;
import java.util.List;

/** Records in the order in which they arrive, and what is true about them. */
public record Sample(List<InputRecord> records, Truth truth) {}
