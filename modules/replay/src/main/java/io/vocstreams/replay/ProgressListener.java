package io.vocstreams.replay;

/** Hears how far a replay has come, about once every thousand rows. */
@FunctionalInterface
public interface ProgressListener {

    ProgressListener SILENT = (bytesRead, bytesTotal, recordsSent) -> {};

    /** Bytes are those of the files as they lie on disk, packed or not, over all files of the mapping. */
    void progress(long bytesRead, long bytesTotal, long recordsSent);
}
