package io.vocstreams.serve.store;

import java.util.List;

/** Called with new versions after they are committed, in the order of their topic. */
public interface ChangeListener {

    void scores(List<ScoreChange> changes);

    void rates(List<RateChange> changes);

    void cases(List<CaseChange> changes);
}
