package io.vocstreams.serve.store;

import io.vocstreams.contracts.Topics;
import io.vocstreams.model.cases.Case;
import org.jspecify.annotations.Nullable;

/**
 * A new version of a case.
 *
 * @param latest null where the case is gone
 */
public record CaseChange(String caseId, @Nullable Case latest, int partition, long offset) implements RowChange {

    @Override
    public String topic() {
        return Topics.CASES;
    }

    @Override
    public String key() {
        return caseId;
    }
}
