package io.vocstreams.model;

/** How far along a customer is, in this order; UNKNOWN is lowest. */
public enum Stage {
    UNKNOWN,
    AWARENESS,
    CONSIDERATION,
    PURCHASE,
    USE,
    SUPPORT,
    LOYALTY
}
