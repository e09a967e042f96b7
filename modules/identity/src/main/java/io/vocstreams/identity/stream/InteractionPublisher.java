package io.vocstreams.identity.stream;

import static io.vocstreams.identity.stream.RegistryRetry.patiently;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.internal.MovedHeader;
import io.vocstreams.contracts.internal.ResolvedConsentCodec;
import io.vocstreams.identity.domain.Destination.Customer;
import io.vocstreams.identity.domain.Dispatch;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.platform.Partitioning;
import io.vocstreams.platform.time.SentSequences;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;

/** Writes what the next stage reads, each record numbered among those to its partition. */
final class InteractionPublisher {

    private final Serializer<ResolvedInteraction> serializer;
    private final ResolvedConsentCodec consents;
    private final SentSequences sequences;
    private final int partitions;
    private final IdentityOutbox outbox;

    InteractionPublisher(
            Serializer<ResolvedInteraction> serializer,
            ResolvedConsentCodec consents,
            SentSequences sequences,
            int partitions,
            IdentityOutbox outbox) {
        this.serializer = serializer;
        this.consents = consents;
        this.sequences = sequences;
        this.partitions = partitions;
        this.outbox = outbox;
    }

    void publish(Customer customer, Dispatch dispatch, boolean moved) {
        ResolvedInteraction resolved = new ResolvedInteraction(
                dispatch.operation(),
                customer.customerId(),
                customer.identified(),
                dispatch.path(),
                dispatch.content().interaction());
        if (dispatch.content().isConsent()) {
            outbox.consent(
                    Partitioning.partitionOf(customer.customerId(), partitions),
                    customer.customerId(),
                    consents.toBytes(resolved));
            return;
        }
        byte[] value = patiently(() -> serializer.serialize(Topics.INTERACTIONS, resolved));
        int partition = Partitioning.partitionOf(customer.customerId(), partitions);
        outbox.publish(partition, customer.customerId(), value, () -> {
            outbox.published(dispatch, moved);
            return headers(partition, moved);
        });
    }

    /** A number is taken when the record is on its way: one that is missing would hold up the next stage for ever. */
    private Headers headers(int partition, boolean moved) {
        Headers headers = new RecordHeaders();
        sequences.next(partition).addTo(headers);
        if (moved) {
            MovedHeader.addTo(headers);
        }
        return headers;
    }
}
