package io.vocstreams.client.transport;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vocstreams.contracts.InputRecord;
import io.vocstreams.contracts.json.JsonRecords;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.intake.Rejection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** To the gateway's {@code POST /v1/events}: one request at a time, so that records arrive in order. */
public final class GatewayTransport implements Transport {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final URI events;
    private final @Nullable String key;
    private final Duration patience;

    /**
     * Needs no gateway to be there yet.
     *
     * @param gateway its address, for example {@code https://gateway.example}
     * @param key who sends; null if the gateway asks for none
     * @param patience after which a request has failed
     */
    public GatewayTransport(URI gateway, @Nullable String key, Duration patience) {
        this.events = URI.create(gateway.toString().replaceFirst("/+$", "") + "/v1/events");
        this.key = key;
        this.patience = patience;
    }

    @Override
    public void send(List<InputRecord> batch, Listener listener) {
        send(batch, 0, listener);
    }

    /** Returns whether it makes sense to go on with what follows. */
    private boolean send(List<InputRecord> batch, int first, Listener listener) {
        if (batch.isEmpty()) {
            return true;
        }
        HttpResponse<byte[]> response;
        try {
            response = http.send(request(batch), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException failure) {
            return failed(
                    batch,
                    first,
                    listener,
                    new Delivery.Failed(failure.getClass().getSimpleName()));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return failed(batch, first, listener, new Delivery.Failed("the client is closed"));
        }
        return switch (response.statusCode() / 100) {
            case 2 -> answered(batch, first, listener, response.body());
            case 4 -> turned(batch, first, listener, response);
            default -> failed(batch, first, listener, failure(response));
        };
    }

    private boolean answered(List<InputRecord> batch, int first, Listener listener, byte[] body) {
        List<Delivery> deliveries;
        try {
            deliveries = GatewayAnswers.read(body);
        } catch (IOException unreadable) {
            deliveries = List.of();
        }
        if (deliveries.size() != batch.size()) {
            return failed(batch, first, listener, new Delivery.Failed("an answer that is none of the gateway's"));
        }
        for (int i = 0; i < batch.size(); i++) {
            listener.delivered(first + i, deliveries.get(i));
        }
        return true;
    }

    /** One record must not keep all others from being taken: a batch that is no good as a whole is sent in parts. */
    private boolean turned(List<InputRecord> batch, int first, Listener listener, HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status != 400 && status != 413) {
            return failed(batch, first, listener, failure(response));
        }
        if (batch.size() == 1) {
            RejectReason reason = status == 413 ? RejectReason.TOO_LARGE : RejectReason.UNDECODABLE;
            listener.delivered(
                    first, new Delivery.Turned(new Rejection(reason, "the gateway answered with status " + status)));
            return true;
        }
        int half = batch.size() / 2;
        List<InputRecord> rest = batch.subList(half, batch.size());
        return send(batch.subList(0, half), first, listener)
                ? send(rest, first + half, listener)
                : failed(rest, first + half, listener, new Delivery.Failed("what is before it was not taken"));
    }

    private static boolean failed(List<InputRecord> batch, int first, Listener listener, Delivery.Failed failure) {
        for (int i = 0; i < batch.size(); i++) {
            listener.delivered(first + i, failure);
        }
        return false;
    }

    private static Delivery.Failed failure(HttpResponse<byte[]> response) {
        Duration pause = response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .filter(asked -> asked.compareTo(LONGEST_PAUSE) < 0)
                .orElse(Duration.ZERO);
        return new Delivery.Failed("the gateway answered with status " + response.statusCode(), pause);
    }

    private HttpRequest request(List<InputRecord> batch) {
        HttpRequest.Builder request = HttpRequest.newBuilder(events)
                .timeout(patience)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json(batch)));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        return request.build();
    }

    private static byte[] json(List<InputRecord> batch) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512 * batch.size());
        try (JsonGenerator json = GatewayAnswers.JSON.createGenerator(bytes)) {
            json.writeStartArray();
            for (InputRecord record : batch) {
                JsonRecords.write(record.value(), json);
            }
            json.writeEndArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("Cannot write to memory", impossible);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        // What is under way is interrupted with its thread; the JDK's client of Java 17 ends by itself.
    }
}
