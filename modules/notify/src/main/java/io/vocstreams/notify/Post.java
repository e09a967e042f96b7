package io.vocstreams.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.model.cases.CaseAnnouncement;
import io.vocstreams.notify.domain.Signature;
import io.vocstreams.notify.domain.Webhook;
import io.vocstreams.notify.domain.WebhookAnswer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts announcements, each in one request that is over when its time is. */
final class Post {

    private static final Logger LOG = LoggerFactory.getLogger(Post.class);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;

    Post(Executor executor) {
        this.client = HttpClient.newBuilder()
                .executor(executor)
                .version(HttpClient.Version.HTTP_1_1)
                // Posts go where the file says, and nowhere else.
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
    }

    WebhookAnswer to(Webhook webhook, CaseAnnouncement announcement, Instant now) throws InterruptedException {
        byte[] body = body(announcement);
        String id = announcement.event().id();
        HttpRequest request = HttpRequest.newBuilder(webhook.url())
                .timeout(webhook.timeout())
                .header("content-type", "application/json")
                .header("user-agent", "voc-notify")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", Signature.of(webhook.secrets(), id, now, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        CompletableFuture<HttpResponse<Void>> sent = client.sendAsync(request, BodyHandlers.discarding());
        try {
            // The request's own timeout ends with the head of the answer; a body may drip for ever.
            HttpResponse<Void> response = sent.get(webhook.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return WebhookAnswer.of(response.statusCode(), retryAfter(response));
        } catch (TimeoutException late) {
            LOG.debug("{} does not answer in time", webhook);
            return WebhookAnswer.none();
        } catch (ExecutionException failed) {
            // Never its message, which may hold the address.
            LOG.debug("{} does not answer: {}", webhook, kind(failed));
            return WebhookAnswer.none();
        } finally {
            sent.cancel(true);
        }
    }

    static byte[] body(CaseAnnouncement announcement) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("type", "CaseEvent");
        view.putAll(Views.of(announcement));
        try {
            return JSON.writeValueAsBytes(view);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an announcement is always JSON", impossible);
        }
    }

    /** In seconds; a date, which is allowed too, is rare and is left to the pauses. */
    private static @Nullable Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("retry-after")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(null);
    }

    private static String kind(ExecutionException failed) {
        Throwable cause = failed.getCause();
        return (cause == null ? failed : cause).getClass().getSimpleName();
    }
}
