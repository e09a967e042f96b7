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
    UNKNOWN;

    /** Whether messages go there; also what is not known, for only messages come with a medium newer than the reader. */
    public boolean isMessaging() {
        return switch (this) {
            case WEB, APP, CALL_CENTER, STORE -> false;
            case EMAIL, CHAT, SOCIAL, UNKNOWN -> true;
        };
    }
}
