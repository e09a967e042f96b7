package io.vocstreams.testkit.laws;

import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Operation;
import io.vocstreams.model.Version;
import io.vocstreams.testkit.Input;

/** Records as other versions. */
final class Versions {

    private Versions() {}

    static Input of(Input input, int revision, Operation operation) {
        if (input instanceof Input.Linked linked) {
            IdentityLink link = linked.link();
            return new Input.Linked(new IdentityLink(
                    link.linkId(), revision, operation, link.from(), link.to(), link.occurredAt(), link.source()));
        }
        Interaction interaction = ((Input.Happened) input).interaction();
        return new Input.Happened(interaction.under(interaction.header().version(revision, operation)));
    }

    static Version of(Input input) {
        return input instanceof Input.Linked linked
                ? linked.link().version()
                : ((Input.Happened) input).interaction().header().version();
    }
}
