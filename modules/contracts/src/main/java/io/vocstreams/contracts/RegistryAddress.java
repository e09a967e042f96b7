package io.vocstreams.contracts;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.vocstreams.platform.Causes;

/** Where the registry is that serdes ask, and what to say when it fails them. */
record RegistryAddress(String url) {

    RegistryException failed(String asked, Throwable failure) {
        return new RegistryException(
                "the schema registry at " + url + " did not give " + asked + ": " + reason(failure), failure);
    }

    private static String reason(Throwable failure) {
        return Causes.first(failure, RestClientException.class)
                .map(RegistryAddress::reason)
                .orElse("it does not answer");
    }

    private static String reason(RestClientException refused) {
        if (RegistryClients.isUnknown(refused)) {
            return "it does not know it";
        }
        return RegistryClients.isNoRegistry(refused)
                ? RegistryClients.NO_REGISTRY
                : "HTTP status " + refused.getStatus();
    }
}
