package io.vocstreams.app.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.apache.kafka.common.utils.AppInfoParser;

/**
 * What is running.
 *
 * @param commit of the sources, where the build knows it; {@code unknown} elsewhere
 */
public record BuildInfo(String version, String commit, String java, String kafka) {

    private static final String FILE = "/voc-build.properties";

    public static BuildInfo load() {
        Properties build = new Properties();
        try (InputStream file = BuildInfo.class.getResourceAsStream(FILE)) {
            if (file != null) {
                build.load(file);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The build's own " + FILE + " cannot be read", unreadable);
        }
        return new BuildInfo(
                build.getProperty("version", "unknown"),
                build.getProperty("commit", "unknown"),
                System.getProperty("java.version"),
                AppInfoParser.getVersion());
    }
}
