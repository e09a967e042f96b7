package io.vocstreams.app.access;

import io.vocstreams.app.cluster.StageCatalogue;
import io.vocstreams.app.cluster.StageTopics;
import io.vocstreams.contracts.TopicCatalogue;
import io.vocstreams.contracts.TopicSpec;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.stage.StageDefinition;
import io.vocstreams.model.IncomingKind;
import io.vocstreams.serve.feed.KafkaActionSink;
import io.vocstreams.serve.store.Projections;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

/** What each role must be allowed, and no more; derived from the topic catalogue and from the stages' topologies. */
public final class Rights {

    /** Consumers of the results name their groups so. */
    public static final String CONSUMER_GROUPS = "voc-consumer-";

    private final Map<Role, List<Right>> byRole = new LinkedHashMap<>();

    private Rights(TopicCatalogue catalogue) {
        for (Role role : Role.all()) {
            byRole.put(role, rights(role, catalogue));
        }
    }

    /** Of this build's catalogue and topologies. */
    public static Rights load() {
        return new Rights(TopicCatalogue.load());
    }

    public List<Right> of(Role role) {
        return byRole.getOrDefault(role, List.of());
    }

    /** As the broker takes them. */
    public Set<AclBinding> bindings(Role role, String principal) {
        Set<AclBinding> bindings = new LinkedHashSet<>();
        of(role).forEach(right -> bindings.addAll(right.bindings(principal)));
        return bindings;
    }

    /** One command line of {@code kafka-acls.sh} for each resource. */
    public List<String> commandLines(Role role, String principal, String bootstrapServers) {
        return of(role).stream()
                .map(right -> "kafka-acls.sh --bootstrap-server " + bootstrapServers + " --add --allow-principal "
                        + quoted(principal) + " " + right.options())
                .toList();
    }

    /** Names of certificates have spaces and commas. */
    private static String quoted(String principal) {
        return principal.matches("[A-Za-z0-9:=_.-]+") ? principal : "'" + principal + "'";
    }

    private static List<Right> ofStage(StageDefinition stage) {
        StageTopics topics = StageCatalogue.topics(stage.name());
        List<Right> rights = new ArrayList<>();
        for (String topic : topics.all()) {
            Set<AclOperation> operations = new TreeSet<>();
            if (topics.read().contains(topic)) {
                operations.add(AclOperation.READ);
            }
            if (topics.written().contains(topic)) {
                operations.add(AclOperation.WRITE);
            }
            if (operations.isEmpty()) {
                operations.add(AclOperation.DESCRIBE);
            }
            rights.add(Right.topic(topic, operations.toArray(AclOperation[]::new)));
        }
        String application = stage.applicationId();
        // Its changelogs, which Kafka Streams creates.
        rights.add(Right.prefixed(
                ResourceType.TOPIC, application + "-", AclOperation.CREATE, AclOperation.READ, AclOperation.WRITE));
        rights.add(Right.group(application, AclOperation.READ));
        rights.add(Right.prefixed(ResourceType.TRANSACTIONAL_ID, application + "-", AclOperation.WRITE));
        return rights;
    }

    private static List<Right> rights(Role role, TopicCatalogue catalogue) {
        return switch (role.kind()) {
            case PRODUCER -> onTopics(inputs(catalogue), AclOperation.WRITE);
            // It takes no plans, and nothing that people did: who reaches it from outside speaks for no employee.
            case GATEWAY -> onTopics(incoming(), AclOperation.WRITE);
            case CONSUMER -> {
                List<Right> rights = onTopics(catalogue.results(), AclOperation.READ);
                rights.add(Right.prefixed(ResourceType.GROUP, CONSUMER_GROUPS, AclOperation.READ));
                yield rights;
            }
            case SERVE -> serve();
            case NOTIFY ->
                List.of(
                        Right.topic(Topics.CASE_EVENTS, AclOperation.READ),
                        Right.topic(Topics.RECEIPTS, AclOperation.READ, AclOperation.WRITE));
            case TOPICS ->
                onTopics(names(catalogue), AclOperation.CREATE, AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS);
            case AUDIT -> audit(catalogue);
            case REDRIVE -> {
                List<Right> rights = onTopics(inputs(catalogue), AclOperation.READ, AclOperation.WRITE);
                rights.add(Right.topic(Topics.REJECTED, AclOperation.READ));
                yield rights;
            }
            case STAGE -> ofStage(StageCatalogue.stage(role.title()));
        };
    }

    /**
     * The ledger reads what stages read, what they say of it, and what the clock still changes; of other topics only
     * settings.
     */
    private static List<Right> audit(TopicCatalogue catalogue) {
        Set<String> read = new TreeSet<>(Set.of(
                Topics.LEDGER, Topics.REJECTED, Topics.DEAD_LETTERS, Topics.SCORES, Topics.RATES, Topics.JOURNEYS));
        List<Right> groups = new ArrayList<>();
        for (StageDefinition stage : StageCatalogue.all()) {
            read.addAll(StageCatalogue.topics(stage.name()).read());
            groups.add(Right.group(stage.applicationId(), AclOperation.DESCRIBE));
        }
        List<Right> rights = new ArrayList<>();
        for (String topic : names(catalogue)) {
            AclOperation look = read.contains(topic) ? AclOperation.READ : AclOperation.DESCRIBE;
            rights.add(Right.topic(topic, look, AclOperation.DESCRIBE_CONFIGS));
        }
        rights.addAll(groups);
        return rights;
    }

    /** Reads what it shows, and writes what people do there, in their names. */
    private static List<Right> serve() {
        return Projections.TOPICS.stream()
                .map(topic -> KafkaActionSink.TOPICS.contains(topic)
                        ? Right.topic(topic, AclOperation.READ, AclOperation.WRITE)
                        : Right.topic(topic, AclOperation.READ))
                .toList();
    }

    private static List<Right> onTopics(Collection<String> topics, AclOperation... operations) {
        return topics.stream()
                .map(topic -> Right.topic(topic, operations))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Set<String> names(TopicCatalogue catalogue) {
        return catalogue.topics().stream().map(TopicSpec::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> inputs(TopicCatalogue catalogue) {
        return catalogue.topics().stream()
                .filter(topic -> topic.owner().equals(TopicSpec.PRODUCERS))
                .map(TopicSpec::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> incoming() {
        return Arrays.stream(IncomingKind.values())
                .map(Topics::inputOf)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
