package io.vocstreams.identity.domain;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.intake.Identifiers;

/** What a stated link is known by: where it starts and its id. */
public record LinkKey(Identifier from, String linkId) {

    public static LinkKey of(IdentityLink link) {
        return new LinkKey(Identifiers.normal(link.from()), link.linkId());
    }
}
