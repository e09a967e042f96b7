package io.vocstreams.testkit;

import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;

/** One record of an input topic. */
public sealed interface Input {

    /** A record of a touchpoint topic or of the feedback topic. */
    record Happened(Interaction interaction) implements Input {}

    /** A record of the identity links topic. */
    record Linked(IdentityLink link) implements Input {}

    /** A record of the customers topic. */
    record Profiled(CustomerProfile profile) implements Input {}

    /** A null value in the customers topic: forget this customer's profiles. */
    record Forgotten(String customerId) implements Input {}
}
