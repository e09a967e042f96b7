package io.vocstreams.testkit.worlds;

import io.vocstreams.model.Identifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Where, when and among whom a world plays. So few moments and names that everything is soon related to everything. */
record Surroundings(Place place, List<Anchor> anchors, List<Identifier> cast) {

    /** A moment that everything in a world happens at or near: mostly one rule's duration from a border of a day. */
    record Anchor(int border, Duration away) {}

    /** A moment that is given without knowing the setting. */
    record When(int anchor, Duration away) {

        When plus(Duration more) {
            return new When(anchor, away.plus(more));
        }
    }

    Instant time(When when) {
        Anchor anchor = anchors.get(when.anchor() % anchors.size());
        List<Instant> borders = place.borders();
        return borders.get(anchor.border() % borders.size()).plus(anchor.away()).plus(when.away());
    }

    Identifier member(int index) {
        return cast.get(index % cast.size());
    }
}
