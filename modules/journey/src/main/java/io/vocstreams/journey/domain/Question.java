package io.vocstreams.journey.domain;

import io.vocstreams.model.score.Scale;

/** What a later answer of the same customer answers again. On different scales they do not replace each other. */
record Question(String surveyId, String questionId, Scale scale) {

    static Question of(Answer answer) {
        return new Question(answer.surveyId(), answer.questionId(), answer.scale());
    }
}
