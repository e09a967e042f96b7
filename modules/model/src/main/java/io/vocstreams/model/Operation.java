package io.vocstreams.model;

/** Whether a version states something or takes it back. At equal revision a RETRACT is the higher version. */
public enum Operation {
    UPSERT,
    RETRACT,
    UNKNOWN
}
