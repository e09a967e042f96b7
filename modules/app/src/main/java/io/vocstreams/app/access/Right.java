package io.vocstreams.app.access;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What somebody must be allowed to do to one resource. READ and WRITE imply DESCRIBE.
 *
 * @param prefix whether it is all resources whose names begin so
 */
public record Right(ResourceType type, boolean prefix, String name, Set<AclOperation> operations) {

    static Right topic(String name, AclOperation... operations) {
        return new Right(ResourceType.TOPIC, false, name, Set.of(operations));
    }

    static Right prefixed(ResourceType type, String prefix, AclOperation... operations) {
        return new Right(type, true, prefix, Set.of(operations));
    }

    static Right group(String name, AclOperation operation) {
        return new Right(ResourceType.GROUP, false, name, Set.of(operation));
    }

    /** For people: what may be done, in a fixed order. */
    public String operationsText() {
        return operations.stream().sorted().map(Right::title).collect(Collectors.joining(", "));
    }

    /** For people: what it may be done to. */
    public String resourceText() {
        return title(type) + " " + name + (prefix ? "*" : "");
    }

    /** Whether it speaks of this resource. */
    boolean covers(ResourceType otherType, String otherName) {
        return type == otherType && (prefix ? otherName.startsWith(name) : otherName.equals(name));
    }

    Set<AclBinding> bindings(String principal) {
        ResourcePattern pattern = new ResourcePattern(type, name, prefix ? PatternType.PREFIXED : PatternType.LITERAL);
        return operations.stream()
                .map(operation -> new AclBinding(
                        pattern, new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW)))
                .collect(Collectors.toSet());
    }

    /** As options of {@code kafka-acls.sh}. */
    String options() {
        String operationOptions = operations.stream()
                .sorted()
                .map(operation -> " --operation " + title(operation))
                .collect(Collectors.joining());
        String resource = type == ResourceType.TRANSACTIONAL_ID
                ? "transactional-id"
                : type.name().toLowerCase(Locale.ROOT);
        return operationOptions.strip() + " --" + resource + " " + name
                + (prefix ? " --resource-pattern-type prefixed" : "");
    }

    /** As Kafka's tools write it: DESCRIBE_CONFIGS is DescribeConfigs. */
    private static String title(Enum<?> value) {
        StringBuilder title = new StringBuilder();
        for (String word : value.name().toLowerCase(Locale.ROOT).split("_", -1)) {
            title.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return title.toString();
    }
}
