package io.vocstreams.journey.domain;

/** What follows from an answer: what it is about, and as what it counts. */
record CountedAnswer(Attributed attributed, Counting counting) {

    Answer answer() {
        return attributed.answer();
    }
}
