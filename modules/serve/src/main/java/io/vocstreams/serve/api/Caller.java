package io.vocstreams.serve.api;

/** Who asks. */
public record Caller(String name, Clearance clearance) {

    /** Somebody at this machine, where nobody else can ask. */
    static final Caller LOCAL = new Caller("local", Clearance.ADMIN);
}
