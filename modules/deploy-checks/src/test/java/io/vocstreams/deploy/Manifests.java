package io.vocstreams.deploy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What Helm has rendered, read as strictly as can be: a field that Kubernetes does not know is an error. */
record Manifests(List<HasMetadata> all) {

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.ofEntries(
            Map.entry("v1 ConfigMap", ConfigMap.class),
            Map.entry("v1 Service", Service.class),
            Map.entry("v1 ServiceAccount", ServiceAccount.class),
            Map.entry("apps/v1 Deployment", Deployment.class),
            Map.entry("apps/v1 StatefulSet", StatefulSet.class),
            Map.entry("batch/v1 Job", Job.class),
            Map.entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
            Map.entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("monitoring.coreos.com/v1 PodMonitor", PodMonitor.class),
            Map.entry("monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class));

    /** The classes take fields they do not know into a map of their own; not here. */
    private static final class NoAnySetter extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated member) {
            return false;
        }
    }

    static Manifests parse(String rendered) throws IOException {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory())
                .setAnnotationIntrospector(new NoAnySetter())
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_EMPTY)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        List<HasMetadata> all = new ArrayList<>();
        for (JsonNode document :
                yaml.readerFor(JsonNode.class).<JsonNode>readValues(rendered).readAll()) {
            if (document.isEmpty()) {
                continue;
            }
            String kind = document.path("apiVersion").asText() + " "
                    + document.path("kind").asText();
            Class<? extends HasMetadata> type = KINDS.get(kind);
            if (type == null) {
                throw new IOException("No kind `" + kind + "` is expected");
            }
            all.add(yaml.treeToValue(document, type));
        }
        return new Manifests(all);
    }

    <T> List<T> of(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Of stages, gateway, notify and job. */
    List<PodSpec> pods() {
        List<PodSpec> pods = new ArrayList<>();
        of(StatefulSet.class)
                .forEach(set -> pods.add(set.getSpec().getTemplate().getSpec()));
        of(Deployment.class)
                .forEach(service -> pods.add(service.getSpec().getTemplate().getSpec()));
        of(Job.class).forEach(job -> pods.add(job.getSpec().getTemplate().getSpec()));
        return pods;
    }
}
