package io.vocstreams.contracts;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;

/** Where the registry is that serdes ask, and what to say when it fails them. */
record RegistryAddress(String url) {

    RegistryException failed(String asked, Throwable failure) {
        return new RegistryException(
                "the schema registry at " + url + " did not give " + asked + ": " + reason(failure), failure);
    }

    private static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RestClientException refused) {
                return RegistryClients.isUnknown(refused)
                        ? "it does not know it"
                        : RegistryClients.isNoRegistry(refused)
                                ? RegistryClients.NO_REGISTRY
                                : "HTTP status " + refused.getStatus();
            }
        }
        return "it does not answer";
    }
}
