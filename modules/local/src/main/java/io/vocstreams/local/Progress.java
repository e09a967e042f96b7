package io.vocstreams.local;

/** Called with what the stack is doing while a caller waits; called from several threads. */
@FunctionalInterface
public interface Progress {

    /** What a component is doing. */
    enum State {
        STARTING,
        READY,
        STOPPING,
        STOPPED
    }

    void changed(Component component, State state);

    static Progress none() {
        return (component, state) -> {};
    }
}
