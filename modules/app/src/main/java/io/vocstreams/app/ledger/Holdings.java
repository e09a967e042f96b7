package io.vocstreams.app.ledger;

import java.util.List;
import java.util.Map;

/**
 * What the topics hold.
 *
 * @param sources records of the topics that stages read
 * @param refused records of {@code voc.rejected.v1} and {@code voc.dead-letters.v1}, by what they say of themselves
 * @param foreign records on those two that no stage has written, by topic
 * @param leftOut heads on the dead letters of what stages could not write, by the topic it was for
 * @param expired topics of those two whose oldest records retention has deleted
 * @param broken where the running numbers of {@code voc.interactions.v1} have a gap or repeat
 */
record Holdings(
        Map<Source, HeldRecords> sources,
        Map<Refused, Long> refused,
        Map<String, Long> foreign,
        Map<String, Long> leftOut,
        List<String> expired,
        List<String> broken) {}
