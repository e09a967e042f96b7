package io.vocstreams.platform.run;

import io.vocstreams.platform.Causes;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;

/**
 * That Kafka does not let us in, or not do what we want, in words.
 *
 * @param credentials whether it does not let us in at all
 */
public record AccessProblem(boolean credentials, String text) {

    /** Looks into the causes, too. */
    public static Optional<AccessProblem> of(Throwable failure) {
        return Causes.of(failure)
                .map(AccessProblem::ofOne)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<AccessProblem> ofOne(Throwable cause) {
        if (cause instanceof AuthenticationException refused) {
            return Optional.of(new AccessProblem(true, authentication(refused)));
        }
        return cause instanceof AuthorizationException refused
                ? Optional.of(
                        new AccessProblem(false, "the user of kafka.sasl.* or kafka.ssl.* may not " + what(refused)))
                : Optional.empty();
    }

    private static String authentication(AuthenticationException refused) {
        if (!(refused instanceof SslAuthenticationException)) {
            return "Kafka refuses the credentials (kafka.sasl.*): " + refused.getMessage();
        }
        return "TLS with Kafka fails (kafka.ssl.*): " + Causes.root(refused).getMessage();
    }

    private static String what(AuthorizationException refused) {
        if (refused instanceof TopicAuthorizationException topics
                && !topics.unauthorizedTopics().isEmpty()) {
            return "use topic " + topics.unauthorizedTopics().stream().sorted().collect(Collectors.joining(", "));
        }
        if (refused instanceof GroupAuthorizationException group && group.groupId() != null) {
            return "use consumer group " + group.groupId();
        }
        if (refused instanceof TransactionalIdAuthorizationException) {
            return "write with its transactional id";
        }
        if (refused instanceof ClusterAuthorizationException) {
            return "do this to the cluster";
        }
        return "do this: " + refused.getMessage();
    }
}
