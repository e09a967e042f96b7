package io.vocstreams.model;

/** How far along a customer is, in this order; UNKNOWN is lowest. */
public enum LifecycleStage {
    UNKNOWN,
    AWARENESS,
    CONSIDERATION,
    PURCHASE,
    USE,
    SUPPORT,
    LOYALTY
}
