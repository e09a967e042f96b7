package io.vocstreams.model;

/** Anything a customer did or said: a touchpoint or a feedback. */
public sealed interface Interaction extends Incoming permits Touchpoint, Feedback {

    Header header();

    /** The same content under another header. */
    Interaction under(Header other);
}
