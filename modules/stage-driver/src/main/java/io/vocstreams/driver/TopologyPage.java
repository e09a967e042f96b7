package io.vocstreams.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.kafka.streams.Topology;

/**
 * The page of the documentation that shows a stage's topology. A test compares both, so that a change is looked at
 * before it meets the state of a running stage: a renamed store starts empty.
 *
 * @param documented what the page says, after {@code -Ddocs=write} the same as what is drawn
 * @param drawn from the topology
 */
public record TopologyPage(String documented, String drawn) {

    private static final Path FOLDER = Path.of("..", "..", "docs", "topologies");

    public static TopologyPage of(String stage, Topology topology) throws IOException {
        Path page = FOLDER.resolve(stage + ".md");
        String drawn = "# Topology of " + stage.toUpperCase(Locale.ROOT) + "\n\n```mermaid\n"
                + TopologyDiagram.of(topology.describe()) + "```\n";
        if ("write".equals(System.getProperty("docs"))) {
            Files.writeString(page, drawn);
        }
        return new TopologyPage(Files.readString(page), drawn);
    }
}
