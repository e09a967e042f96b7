package io.vocstreams.app.cluster;

import io.vocstreams.app.CommandFailure;
import io.vocstreams.contracts.TopicCatalogue;
import io.vocstreams.platform.config.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.GroupState;

/** Whether broker, topics, registry and stages of a cluster are ready for records. */
public final class ClusterStatus {

    public static final List<String> STAGES = List.of("identity", "journey", "scores");

    private final Settings settings;

    public ClusterStatus(Settings settings) {
        this.settings = settings;
    }

    /** What is wrong, by part; a part that is ready has an empty text. */
    public Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        TopicCatalogue catalogue = TopicCatalogue.load();
        problems.put("broker and topics", problem(() -> new TopicAdmin(settings, catalogue).drift()));
        problems.put("schema registry", problem(() -> new SchemaAdmin(settings, catalogue)
                .missing().stream()
                        .map(subject -> subject + " is not registered")
                        .toList()));
        for (String stage : STAGES) {
            problems.put("stage " + stage, problem(() -> stageProblems(stage)));
        }
        return problems;
    }

    private interface Check {
        List<String> run();
    }

    private static String problem(Check check) {
        try {
            List<String> found = check.run();
            return found.size() <= 2
                    ? String.join("; ", found)
                    : found.get(0) + "; and " + (found.size() - 1) + " more";
        } catch (CommandFailure failure) {
            return String.valueOf(failure.getMessage());
        }
    }

    private List<String> stageProblems(String stage) {
        String group = "voc-" + stage;
        try (Admin admin = Clients.admin(settings)) {
            Map<String, ConsumerGroupDescription> groups =
                    Clients.await(admin.describeConsumerGroups(List.of(group)).all(), settings);
            ConsumerGroupDescription found = groups.get(group);
            List<String> problems = new ArrayList<>();
            if (found == null || found.members().isEmpty()) {
                problems.add("not running");
            } else if (found.groupState() != GroupState.STABLE) {
                problems.add("its instances are still sharing out the work (" + found.groupState() + ")");
            }
            return problems;
        } catch (CommandFailure failure) {
            return List.of(
                    failure.getCause() instanceof org.apache.kafka.common.errors.GroupIdNotFoundException
                            ? "not running"
                            : String.valueOf(failure.getMessage()));
        }
    }
}
