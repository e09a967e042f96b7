package io.vocstreams.contracts;

import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.IdentityLink;

/** Between what is stated about customers in the model and in Avro: links and profiles. */
final class CustomerMapping {

    private CustomerMapping() {}

    static io.vocstreams.contract.IdentityLink toAvro(IdentityLink link) {
        return new io.vocstreams.contract.IdentityLink(
                link.linkId(),
                link.revision(),
                Enums.OPERATION.toAvro(link.operation()),
                HeaderMapping.toAvro(link.from()),
                HeaderMapping.toAvro(link.to()),
                link.occurredAt(),
                link.source());
    }

    static IdentityLink toModel(io.vocstreams.contract.IdentityLink link) {
        return new IdentityLink(
                link.getLinkId(),
                link.getRevision(),
                Enums.OPERATION.toModel(link.getOperation()),
                HeaderMapping.toModel(link.getFrom()),
                HeaderMapping.toModel(link.getTo()),
                link.getOccurredAt(),
                link.getSource());
    }

    static io.vocstreams.contract.CustomerProfile toAvro(CustomerProfile profile) {
        return new io.vocstreams.contract.CustomerProfile(
                profile.customerId(),
                profile.effectiveAt(),
                profile.segment(),
                profile.persona(),
                HeaderMapping.sorted(profile.attributes()));
    }

    static CustomerProfile toModel(io.vocstreams.contract.CustomerProfile profile) {
        return new CustomerProfile(
                profile.getCustomerId(),
                profile.getEffectiveAt(),
                profile.getSegment(),
                profile.getPersona(),
                HeaderMapping.readOnly(profile.getAttributes()));
    }
}
