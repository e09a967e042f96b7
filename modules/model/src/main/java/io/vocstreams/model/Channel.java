package io.vocstreams.model;

/** Where a customer and the company meet. Messaging counts as its medium. */
public enum Channel {
    WEB,
    APP,
    CALL_CENTER,
    STORE,
    EMAIL,
    CHAT,
    SOCIAL,
    UNKNOWN
}
