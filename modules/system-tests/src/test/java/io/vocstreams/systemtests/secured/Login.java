package io.vocstreams.systemtests.secured;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The settings with which somebody comes to the secured cluster and registry. */
record Login(String servers, String registry, Path trusted) {

    static String scram(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user + "\" password=\""
                + password + "\";";
    }

    /**
     * Kafka's own tokens, which nobody has signed. Who is let in by OAUTHBEARER in production is decided by its
     * handlers.
     */
    static String token(String user) {
        return "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required"
                + " unsecuredLoginStringClaim_sub=\"" + user + "\";";
    }

    /** The password may be a reference to one. */
    Map<String, String> as(String user, String password, String registryUser) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("voc.bootstrap-servers", servers);
        settings.put("voc.schema-registry", registry);
        settings.put("kafka.security.protocol", "SASL_SSL");
        settings.put("kafka.sasl.mechanism", "SCRAM-SHA-512");
        settings.put("kafka.sasl.jaas.config", scram(user, password));
        settings.put("kafka.ssl.truststore.type", "PEM");
        settings.put("kafka.ssl.truststore.location", trusted.toString());
        settings.put("kafka.schema.registry.ssl.truststore.type", "PEM");
        settings.put("kafka.schema.registry.ssl.truststore.location", trusted.toString());
        settings.put("kafka.schema.registry.basic.auth.user.info", registryUser);
        return settings;
    }
}
