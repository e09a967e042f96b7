package io.vocstreams.model;

/** Anything a customer did or said: a touchpoint, a feedback or a consent. */
public sealed interface Interaction extends Incoming permits Touchpoint, Feedback, Consent {

    Header header();

    /** The same content under another header. */
    Interaction under(Header other);
}
