package io.vocstreams.app.access;

import io.vocstreams.platform.Causes;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.resource.ResourceType;

/** Says which rights a role needs on what it was refused. */
public final class MissingRights {

    private MissingRights() {}

    /** As the end of a sentence; empty if no right was missing. */
    public static String hint(Role role, Throwable failure) {
        return Causes.first(failure, AuthorizationException.class)
                .map(refused -> needed(role, refused))
                .map(needed -> (needed.isEmpty() ? "" : "; it needs " + needed) + "; see `voc acls --role "
                        + role.title() + "`")
                .orElse("");
    }

    private static String needed(Role role, AuthorizationException refused) {
        ResourceType type = type(refused);
        List<Right> rights = Rights.load().of(role);
        return names(refused).stream()
                .map(name -> rights.stream()
                        .filter(right -> right.covers(type, name))
                        .findFirst())
                .flatMap(Optional::stream)
                .distinct()
                .map(right -> right.operationsText() + " on " + right.resourceText())
                .collect(Collectors.joining(" and "));
    }

    private static ResourceType type(AuthorizationException refused) {
        if (refused instanceof GroupAuthorizationException) {
            return ResourceType.GROUP;
        }
        return refused instanceof TransactionalIdAuthorizationException
                ? ResourceType.TRANSACTIONAL_ID
                : ResourceType.TOPIC;
    }

    private static Collection<String> names(AuthorizationException refused) {
        if (refused instanceof TopicAuthorizationException topics) {
            return topics.unauthorizedTopics();
        }
        return refused instanceof GroupAuthorizationException group && group.groupId() != null
                ? Set.of(group.groupId())
                : Set.of();
    }
}
