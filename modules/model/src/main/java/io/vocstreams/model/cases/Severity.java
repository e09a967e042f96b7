package io.vocstreams.model.cases;

/** How bad it is for the customer. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    UNKNOWN
}
