package io.vocstreams.journey.stream;

import io.vocstreams.journey.domain.history.ProfileVersion;
import io.vocstreams.model.AttributionContent;
import io.vocstreams.model.experiment.ExperimentPlan;
import io.vocstreams.model.guidance.GuidanceRow;
import io.vocstreams.model.voice.Reading;
import java.util.List;

/**
 * A message between tasks of this stage, about a customer, an event or guidance of another partition, an experiment or
 * an operation.
 */
sealed interface ExchangeMessage {

    /** The customer id, event id or guidance id whose partition it is for; the id of an experiment or operation. */
    String place();

    /** A version of a customer's profile. */
    record ProfileStated(String place, ProfileVersion version) implements ExchangeMessage {}

    /** All versions of a customer's profile are to be forgotten. */
    record ProfilesForgotten(String place) implements ExchangeMessage {}

    /** A plan of an experiment, which goes to every task. */
    record Planned(ExperimentPlan plan) implements ExchangeMessage {

        @Override
        public String place() {
            return plan.experimentId();
        }
    }

    /** Something happens in operations: it goes to every task. */
    record NoticeStated(Notices.Stated stated) implements ExchangeMessage {

        @Override
        public String place() {
            return stated.notice().operationId();
        }
    }

    /** A customer is told this, or is not. */
    record GuidanceClaimed(String place, GuidanceRow.Content content) implements ExchangeMessage {}

    /** The customer is not concerned any more. */
    record GuidanceWithdrawn(String place, String customerId) implements ExchangeMessage {}

    /** The customer has forgotten it, because the operation is long over. The row stays as it is. */
    record GuidanceForgotten(String place, String customerId) implements ExchangeMessage {}

    /** Several for one partition, sent together; not none. */
    record Together(List<ExchangeMessage> messages) implements ExchangeMessage {

        public Together {
            messages = List.copyOf(messages);
        }

        @Override
        public String place() {
            return messages.get(0).place();
        }
    }

    /** A customer says that the feedback is theirs, and what it is about. */
    record Claimed(String place, String origin, AttributionContent content) implements ExchangeMessage {}

    /** A customer says that the event is theirs, and what is read in its text. */
    record ReadingClaimed(String place, String origin, Reading.Content content) implements ExchangeMessage {}

    /** The event says nothing any more, or is not this customer's. */
    record ReadingWithdrawn(String place, String origin, String customerId) implements ExchangeMessage {}

    /** The customer has forgotten the event, because it cannot change any more. The row stays as it is. */
    record ReadingForgotten(String place, String origin, String customerId) implements ExchangeMessage {}

    /** The feedback is not this customer's any more. */
    record Withdrawn(String place, String origin, String customerId) implements ExchangeMessage {}

    /** The customer has forgotten the feedback, because it cannot change any more. The row stays as it is. */
    record ClaimForgotten(String place, String origin, String customerId) implements ExchangeMessage {}
}
