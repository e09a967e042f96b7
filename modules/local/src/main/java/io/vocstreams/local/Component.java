package io.vocstreams.local;

/** The processes of the local stack. */
public enum Component {
    BROKER("Kafka broker", "broker"),
    REGISTRY("schema registry", "registry");

    private final String title;
    private final String fileName;

    Component(String title, String fileName) {
        this.title = title;
        this.fileName = fileName;
    }

    public String title() {
        return title;
    }

    /** Names its folder and its logs. */
    String fileName() {
        return fileName;
    }
}
