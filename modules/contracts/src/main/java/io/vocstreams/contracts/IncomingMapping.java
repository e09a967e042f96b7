package io.vocstreams.contracts;

import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Incoming;
import io.vocstreams.model.Interaction;
import java.util.List;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;

/** Between what producing services send, whichever record it is, in the model and in Avro. */
public final class IncomingMapping {

    static {
        TrustedRecords.load();
    }

    private IncomingMapping() {}

    /** An empty one of each record. */
    public static List<SpecificRecord> prototypes() {
        return List.of(
                new io.vocstreams.contract.WebTouchpoint(),
                new io.vocstreams.contract.AppTouchpoint(),
                new io.vocstreams.contract.CallCenterTouchpoint(),
                new io.vocstreams.contract.StoreTouchpoint(),
                new io.vocstreams.contract.MessagingTouchpoint(),
                new io.vocstreams.contract.Feedback(),
                new io.vocstreams.contract.IdentityLink(),
                new io.vocstreams.contract.CustomerProfile());
    }

    public static SpecificRecord toAvro(Incoming value) {
        if (value instanceof Interaction interaction) {
            return InteractionMapping.toAvro(interaction);
        }
        return value instanceof IdentityLink link
                ? CustomerMapping.toAvro(link)
                : CustomerMapping.toAvro((CustomerProfile) value);
    }

    public static Incoming toModel(IndexedRecord record) {
        if (record instanceof io.vocstreams.contract.IdentityLink link) {
            return CustomerMapping.toModel(link);
        } else if (record instanceof io.vocstreams.contract.CustomerProfile profile) {
            return CustomerMapping.toModel(profile);
        }
        return InteractionMapping.toModel(record);
    }
}
