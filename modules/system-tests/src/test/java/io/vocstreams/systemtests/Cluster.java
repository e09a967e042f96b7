package io.vocstreams.systemtests;

import io.vocstreams.platform.config.Settings;

/** Where broker, registry and stages run: the guarantees are the same everywhere. */
public interface Cluster extends AutoCloseable {

    /** How a client on this machine reaches broker and registry; the topics are there. */
    Settings settings();

    /** Starts an instance of the stages, with the state that it left when it ran before. */
    void start(String instance, String stages);

    /** As SIGTERM does: what it has done is committed, and its work goes to the others. */
    void stop(String instance);

    /** As on a new machine: what a stopped instance kept is only in the changelogs. */
    void deleteState(String instance);

    @Override
    void close();

    /** One whose parts are processes of their own, and so can die. */
    interface Mortal extends Cluster {

        /** SIGKILL; a supervisor starts it again. */
        void kill(String instance);

        /** SIGKILL, and it stays down until it is started. */
        void killForNow(String instance);

        /** SIGKILL, and it comes back with its data. */
        void killBroker();
    }
}
