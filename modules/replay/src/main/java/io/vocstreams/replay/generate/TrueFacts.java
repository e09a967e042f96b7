package io.vocstreams.replay.generate;

import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.score.Scale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What truly happened, once all corrections and retractions are known. */
final class TrueFacts {

    private final List<Answer> answers = new ArrayList<>();
    private final List<Meeting> meetings = new ArrayList<>();
    private final List<Voice> voices = new ArrayList<>();
    private final Map<RejectReason, Long> refused = new EnumMap<>(RejectReason.class);

    /**
     * An answer that stands.
     *
     * @param terminal given by a terminal that nobody is known at, so that each counts
     * @param channel the channel it is about
     */
    record Answer(
            Person person,
            boolean terminal,
            Survey survey,
            Feedback.Status status,
            @Nullable Integer value,
            Channel channel,
            Instant at,
            String eventId) {

        Scale scale() {
            return survey.scale();
        }
    }

    /** A touchpoint that stands and makes journeys. */
    record Meeting(Person person, Instant at, Channel channel, String action, String eventId) {}

    /**
     * What somebody wrote, in a comment or a message.
     *
     * @param channel under which it counts
     */
    record Voice(Person person, Instant at, Channel channel, String eventId, Remark remark, boolean isMessage) {}

    void add(Voice voice) {
        voices.add(voice);
    }

    List<Voice> voices() {
        return voices;
    }

    void add(Answer answer) {
        answers.add(answer);
    }

    void add(Meeting meeting) {
        meetings.add(meeting);
    }

    void refuse(RejectReason reason) {
        refused.merge(reason, 1L, Long::sum);
    }

    List<Answer> answers() {
        return answers;
    }

    List<Meeting> meetings() {
        return meetings;
    }

    Map<RejectReason, Long> refused() {
        return refused;
    }
}
