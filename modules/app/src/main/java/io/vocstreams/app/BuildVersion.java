package io.vocstreams.app;

import io.vocstreams.app.http.BuildInfo;
import picocli.CommandLine.IVersionProvider;

/** What {@code voc --version} prints. */
final class BuildVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        BuildInfo build = BuildInfo.load();
        return new String[] {"voc " + build.version() + " (commit " + build.commit() + ")"};
    }
}
