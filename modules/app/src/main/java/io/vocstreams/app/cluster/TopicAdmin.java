package io.vocstreams.app.cluster;

import io.vocstreams.contracts.TopicCatalogue;
import io.vocstreams.contracts.TopicSpec;
import io.vocstreams.platform.config.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;

/** Compares the topics of a cluster with the catalogue, and creates what is missing. */
public final class TopicAdmin {

    private final Settings settings;
    private final TopicCatalogue catalogue;

    public TopicAdmin(Settings settings, TopicCatalogue catalogue) {
        this.settings = settings;
        this.catalogue = catalogue;
    }

    /** The names of the topics that were created. */
    public List<String> createMissing() {
        try (Admin admin = Clients.admin(settings)) {
            Set<String> present = present(admin);
            List<NewTopic> missing = catalogue.topics().stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .map(topic -> new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
                            .configs(topic.settings()))
                    .toList();
            Clients.await(admin.createTopics(missing).all(), settings);
            return missing.stream().map(NewTopic::name).toList();
        }
    }

    /** Every difference between the cluster and the catalogue, as a sentence. */
    public List<String> drift() {
        try (Admin admin = Clients.admin(settings)) {
            Set<String> present = present(admin);
            List<String> differences = new ArrayList<>();
            List<TopicSpec> existing = new ArrayList<>();
            for (TopicSpec topic : catalogue.topics()) {
                if (present.contains(topic.name())) {
                    existing.add(topic);
                } else {
                    differences.add(missing(topic));
                }
            }
            Map<String, TopicDescription> described =
                    describe(admin, existing.stream().map(TopicSpec::name).toList());
            Map<String, Config> configured = configs(admin, existing);
            for (TopicSpec topic : existing) {
                differences.addAll(driftOf(topic, described, configured));
            }
            return differences;
        }
    }

    /** Those of the topics that are missing, or have another number of partitions than the topic they are read with. */
    List<String> wrongPartitions(Set<String> topics) {
        try (Admin admin = Clients.admin(settings)) {
            Set<String> present = present(admin);
            List<TopicSpec> asked = catalogue.topics().stream()
                    .filter(topic -> topics.contains(topic.name()))
                    .toList();
            List<String> existing = asked.stream()
                    .map(TopicSpec::name)
                    .filter(present::contains)
                    .toList();
            Map<String, TopicDescription> described = describe(admin, existing);
            List<String> wrong = new ArrayList<>();
            for (TopicSpec topic : asked) {
                if (present.contains(topic.name())) {
                    wrong.addAll(partitionDrift(topic, described));
                } else {
                    wrong.add(missing(topic));
                }
            }
            return wrong;
        }
    }

    private static String missing(TopicSpec topic) {
        return topic.name() + " is missing";
    }

    /** All topics of the cluster that we may see. */
    Set<String> present() {
        try (Admin admin = Clients.admin(settings)) {
            return present(admin);
        }
    }

    /** How many partitions each of the topics has; those that do not exist are left out. */
    public Map<String, Integer> partitions(Set<String> topics) {
        try (Admin admin = Clients.admin(settings)) {
            Set<String> present = present(admin);
            List<String> names = topics.stream().filter(present::contains).toList();
            Map<String, Integer> partitions = new TreeMap<>();
            describe(admin, names)
                    .forEach((name, topic) ->
                            partitions.put(name, topic.partitions().size()));
            return partitions;
        }
    }

    private static List<String> driftOf(
            TopicSpec topic, Map<String, TopicDescription> described, Map<String, Config> configured) {
        List<String> differences = new ArrayList<>(partitionDrift(topic, described));
        Config config = configured.get(topic.name());
        topic.settings().forEach((key, wanted) -> {
            String actual = config == null || config.get(key) == null
                    ? "nothing"
                    : config.get(key).value();
            if (!wanted.equals(actual)) {
                differences.add(topic.name() + ": " + key + " is " + actual + ", the catalogue says " + wanted);
            }
        });
        return differences;
    }

    private static List<String> partitionDrift(TopicSpec topic, Map<String, TopicDescription> described) {
        String sameAs = topic.sameAs();
        if (sameAs == null || !described.containsKey(sameAs)) {
            return List.of();
        }
        int own = partitions(described, topic.name());
        int other = partitions(described, sameAs);
        return own == other
                ? List.of()
                : List.of(topic.name() + " has " + own + " partitions, but must have as many as " + sameAs + ": "
                        + other);
    }

    private static int partitions(Map<String, TopicDescription> described, String name) {
        TopicDescription topic = described.get(name);
        return topic == null ? 0 : topic.partitions().size();
    }

    private Set<String> present(Admin admin) {
        return Clients.await(admin.listTopics().names(), settings);
    }

    private Map<String, TopicDescription> describe(Admin admin, Collection<String> names) {
        return Clients.await(admin.describeTopics(names).allTopicNames(), settings);
    }

    private Map<String, Config> configs(Admin admin, List<TopicSpec> topics) {
        List<ConfigResource> resources = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
                .toList();
        Map<String, Config> byName = new HashMap<>();
        Clients.await(admin.describeConfigs(resources).all(), settings)
                .forEach((resource, config) -> byName.put(resource.name(), config));
        return byName;
    }
}
