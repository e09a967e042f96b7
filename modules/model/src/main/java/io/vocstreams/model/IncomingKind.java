package io.vocstreams.model;

/**
 * Every kind of record that producing services send. A new one is entered here; the compiler then asks for it wherever
 * kinds differ.
 */
public enum IncomingKind {
    WEB,
    APP,
    CALL_CENTER,
    STORE,
    MESSAGING,
    FEEDBACK,
    CONSENT,
    IDENTITY_LINK,
    CUSTOMER_PROFILE
}
