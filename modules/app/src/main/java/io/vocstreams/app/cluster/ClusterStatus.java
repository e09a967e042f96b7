package io.vocstreams.app.cluster;

import io.vocstreams.app.CommandFailure;
import io.vocstreams.contracts.TopicCatalogue;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.platform.run.StageRunner;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.StreamsGroupMemberDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Whether broker, topics, registry, stages and this machine's services are ready for records. */
public final class ClusterStatus {

    private final Settings settings;
    private final StatusFiles statuses;

    /** @param stateDirectory of stages on this machine, which say there how they are */
    public ClusterStatus(Settings settings, Path stateDirectory) {
        this.settings = settings;
        this.statuses = new StatusFiles(stateDirectory);
    }

    /** What is wrong, by part; a part that is ready has an empty text. */
    public Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        TopicCatalogue catalogue = TopicCatalogue.load();
        problems.put("broker and topics", problem(() -> new TopicAdmin(settings, catalogue).drift()));
        problems.put("schema registry", problem(() -> new SchemaAdmin(settings, catalogue)
                .missing().stream().map(RunObstacles::notRegistered).toList()));
        try (Admin admin = Clients.admin(settings)) {
            for (String stage : StageCatalogue.STAGES) {
                problems.put("stage " + stage, problem(() -> stageProblems(stage, admin)));
            }
        }
        for (String service : StatusFiles.SERVICES) {
            serviceProblem(service).ifPresent(problem -> problems.put(service, problem));
        }
        return problems;
    }

    /** Empty where none of this machine has said anything: others are not known. */
    private Optional<String> serviceProblem(String service) {
        return statuses.read(service).stream()
                .map(status -> status.equals(StageRunner.READY) ? "" : status)
                .findFirst()
                .or(() -> statuses.dead(service).isEmpty() ? Optional.empty() : Optional.of(notRunning(service)));
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

    private List<String> stageProblems(String stage, Admin admin) {
        List<String> said = statuses.read(stage).stream()
                .filter(status -> !status.equals(StageRunner.READY))
                .distinct()
                .toList();
        if (!said.isEmpty()) {
            return said;
        }
        return group(StageCatalogue.stage(stage).applicationId(), admin)
                .filter(group -> group.members().stream().anyMatch(client -> !isOfADeadProcess(client, stage)))
                .map(group -> group.state() == GroupState.STABLE
                        ? List.<String>of()
                        : List.of("its instances are still sharing out the work (" + group.state() + ")"))
                .orElseGet(() -> List.of(notRunning(stage)));
    }

    /** The group counts the members of a killed process until their session is over; here it is known at once. */
    private boolean isOfADeadProcess(String client, String stage) {
        return statuses.read(stage).isEmpty()
                && statuses.dead(stage).stream()
                        .anyMatch(dead -> client.startsWith(
                                StageCatalogue.stage(stage).applicationId() + "-" + dead.instance() + "-"));
    }

    private String notRunning(String stage) {
        return statuses.dead(stage).stream()
                .findFirst()
                .map(dead ->
                        "not running: process " + dead.process().pid() + " has ended; it said last: " + dead.line())
                .orElse("not running");
    }

    /**
     * A group, of the classic protocol or of that of Kafka Streams.
     *
     * @param members their client ids
     */
    private record Group(GroupState state, List<String> members) {}

    private Optional<Group> group(String id, Admin admin) {
        return unlessUnknown(() -> Objects.requireNonNull(
                        Clients.await(admin.describeConsumerGroups(List.of(id)).all(), settings)
                                .get(id)))
                .map(found -> new Group(
                        found.groupState(),
                        found.members().stream()
                                .map(MemberDescription::clientId)
                                .toList()))
                .or(() -> unlessUnknown(() -> Objects.requireNonNull(Clients.await(
                                        admin.describeStreamsGroups(List.of(id)).all(), settings)
                                .get(id)))
                        .map(found -> new Group(
                                found.groupState(),
                                found.members().stream()
                                        .map(StreamsGroupMemberDescription::clientId)
                                        .toList())));
    }

    private static <T> Optional<T> unlessUnknown(Supplier<T> description) {
        try {
            return Optional.of(description.get());
        } catch (CommandFailure failure) {
            if (failure.getCause() instanceof GroupIdNotFoundException) {
                return Optional.empty();
            }
            throw failure;
        }
    }
}
