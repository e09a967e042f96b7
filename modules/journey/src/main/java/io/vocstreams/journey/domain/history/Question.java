package io.vocstreams.journey.domain.history;

import io.vocstreams.model.score.Scale;

/** What a later answer of the same customer answers again. On different scales they do not replace each other. */
public record Question(String surveyId, String questionId, Scale scale) {

    public static Question of(Answer answer) {
        return new Question(answer.surveyId(), answer.questionId(), answer.scale());
    }
}
