package io.vocstreams.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vocstreams.model.voice.Sentiment;
import io.vocstreams.text.Evaluation.Label;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    @Test
    void shouldCountAsAgreementWhatPeopleSaid() {
        Evaluation evaluation = new Evaluation();
        evaluation.add(Label.POSITIVE, Sentiment.POSITIVE);
        evaluation.add(Label.POSITIVE, Sentiment.NEGATIVE);
        evaluation.add(Label.NEGATIVE, Sentiment.NEGATIVE);
        evaluation.add(Label.NEUTRAL, Sentiment.MIXED);
        evaluation.add(Label.NEUTRAL, null);

        assertThat(evaluation.accuracy()).isEqualTo(0.8);
        assertThat(evaluation.recall(Label.POSITIVE)).isEqualTo(0.5);
        assertThat(evaluation.macroF1()).isCloseTo((2.0 / 3 + 1 + 2.0 / 3) / 3, within(1e-12));
        assertThat(evaluation.rightPolarity()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(evaluation.count(Label.POSITIVE, Label.NEGATIVE)).isOne();
    }
}
