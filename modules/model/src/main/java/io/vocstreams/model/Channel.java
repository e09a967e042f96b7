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

    /** Whether messages go there; also what is not known: only a message comes by a medium newer than its reader. */
    public boolean isMessaging() {
        return switch (this) {
            case WEB, APP, CALL_CENTER, STORE -> false;
            case EMAIL, CHAT, SOCIAL, UNKNOWN -> true;
        };
    }
}
