package io.vocstreams.serve.api;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.RegistryException;
import io.vocstreams.contracts.Topics;
import io.vocstreams.http.Problem;
import io.vocstreams.model.Fact;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.model.improvement.ImprovementAction;
import io.vocstreams.serve.domain.TopicPositions;
import io.vocstreams.serve.feed.ActionSink;
import io.vocstreams.serve.feed.ActionSink.Written;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.Serializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what people say they did, and answers when the broker has it. */
final class ActionWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ActionWriter.class);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final long PATIENCE_SECONDS = 10;

    /** Fewer than there are threads: while the broker is away, readers are answered. */
    private static final int MOST_AT_ONCE = 6;

    private final ActionSink sink;
    private final Serializer<CaseAction> caseActions;
    private final Serializer<ImprovementAction> improvementActions;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    ActionWriter(ActionSink sink, EdgeSerdes serdes) {
        this.sink = sink;
        this.caseActions = serdes.caseActions().serializer();
        this.improvementActions = serdes.improvementActions().serializer();
    }

    Map<String, Object> write(CaseAction action) throws Problem {
        return write(Topics.CASE_ACTIONS, action, caseActions);
    }

    Map<String, Object> write(ImprovementAction action) throws Problem {
        return write(Topics.IMPROVEMENT_ACTIONS, action, improvementActions);
    }

    /** What is answered, also for what was written before. */
    static Map<String, Object> answer(String topic, String actionId, int partition, long offset, boolean isKnown) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("position", new TopicPositions(Map.of(TopicPositions.part(topic, partition), offset + 1)).text());
        answer.put("actionId", actionId);
        answer.put("known", isKnown);
        return answer;
    }

    private <F extends Fact> Map<String, Object> write(String topic, F fact, Serializer<F> serializer) throws Problem {
        if (!places.tryAcquire()) {
            throw Problem.later(503, "too much is being written", SOON);
        }
        try {
            byte[] value;
            synchronized (serializer) {
                value = serializer.serialize(topic, fact);
            }
            Written written = sink.write(topic, fact.about(), value)
                    .toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return answer(topic, fact.actionId(), written.partition(), written.offset(), false);
        } catch (RegistryException away) {
            throw Problem.later(503, "the schema registry does not answer", SOON);
        } catch (ExecutionException | TimeoutException failed) {
            Throwable cause = failed instanceof ExecutionException ? failed.getCause() : failed;
            LOG.warn("An action could not be written to {}: {}", topic, String.valueOf(cause));
            if (cause instanceof AuthorizationException) {
                throw new Problem(
                        503, "this server has no right to write it; `voc acls --role serve` lists what it needs");
            }
            throw Problem.later(503, "the broker does not answer; send the same actionId again", SOON);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Problem.later(503, "the server ends; send the same actionId again", SOON);
        } finally {
            places.release();
        }
    }
}
