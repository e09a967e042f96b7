package io.vocstreams.replay.generate;

import io.vocstreams.contracts.InputRecord;
import io.vocstreams.model.guidance.Notice;
import io.vocstreams.model.improvement.ImprovementAction;
import java.util.List;

/**
 * Records in the order in which they arrive, and what is true about them.
 *
 * @param improvements what people say about what is to be better
 * @param notices what happens in operations
 */
public record Sample(
        List<InputRecord> records, List<ImprovementAction> improvements, List<Notice> notices, Truth truth) {}
