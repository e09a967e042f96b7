package io.vocstreams.systemtests.doors;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vocstreams.app.cluster.LocalPipeline;
import io.vocstreams.client.records.Records;
import io.vocstreams.contracts.json.JsonRecords;
import io.vocstreams.local.LocalStack;
import io.vocstreams.local.LocalStackOptions;
import io.vocstreams.model.Incoming;
import io.vocstreams.platform.config.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A gateway as a process, with a broker and a registry behind it. */
final class Door implements AutoCloseable {

    final LocalStack stack;
    final GatewayProcess gateway;

    private Door(LocalStack stack, GatewayProcess gateway) {
        this.stack = stack;
        this.gateway = gateway;
    }

    static Door open(Path folder) throws IOException {
        LocalStack stack =
                LocalStack.start(LocalStackOptions.onFreePorts(folder.resolve("stack")), (component, state) -> {});
        Settings settings = Settings.of(Map.of(
                "voc.bootstrap-servers", stack.bootstrapServers(),
                "voc.schema-registry", stack.schemaRegistryUrl()));
        LocalPipeline.prepare(settings);
        return new Door(stack, GatewayProcess.start(folder.resolve("gateway"), settings, freePort()));
    }

    /** As a till sends it. */
    static Incoming sale(int number) {
        return Records.store("sale-" + number, "purchase_completed", "store-7")
                .source("till-3")
                .occurredAt(Instant.parse("2026-11-01T10:00:00Z").plusSeconds(number))
                .loyaltyId("L-" + number % 1_000)
                .amountMinor(1980L)
                .currency("JPY")
                .line("sku-1", 2, 990)
                .build();
    }

    /** Bodies of so many sales each. */
    static List<byte[]> bodies(int count, int sales) {
        return IntStream.range(0, count)
                .mapToObj(body -> IntStream.range(body * sales, (body + 1) * sales)
                        .mapToObj(Door::sale)
                        .toList())
                .map(Door::json)
                .toList();
    }

    private static byte[] json(List<Incoming> records) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonRecords.factory().createGenerator(bytes)) {
            json.writeStartArray();
            for (Incoming record : records) {
                JsonRecords.write(record, json);
            }
            json.writeEndArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    @Override
    public void close() {
        gateway.close();
        stack.close();
    }
}
