package io.vocstreams.client.transport;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.common.message.ApiVersionsResponseData;
import org.apache.kafka.common.message.ApiVersionsResponseData.ApiVersion;
import org.apache.kafka.common.message.ApiVersionsResponseData.ApiVersionCollection;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseBroker;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseBrokerCollection;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponsePartition;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseTopic;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseTopicCollection;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.MessageUtil;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.utils.Utils;

/** Tells who it is and which topic it has, and answers nothing else: as a broker that dies a moment later. */
final class HalfBroker implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final String topic;

    HalfBroker(String topic) throws IOException {
        this.topic = topic;
        inBackground(() -> {
            while (true) {
                Socket client = server.accept();
                inBackground(() -> serve(client));
            }
        });
    }

    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void serve(Socket client) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        DataOutputStream out = new DataOutputStream(client.getOutputStream());
        while (true) {
            RequestHeader header = RequestHeader.parse(ByteBuffer.wrap(in.readNBytes(in.readInt())));
            if (header.apiKey() == ApiKeys.API_VERSIONS) {
                answer(out, header, versions());
            } else if (header.apiKey() == ApiKeys.METADATA) {
                answer(out, header, metadata());
            }
        }
    }

    private static void answer(DataOutputStream out, RequestHeader header, ApiMessage message) throws IOException {
        var head = header.toResponseHeader();
        byte[] first = Utils.toArray(MessageUtil.toByteBufferAccessor(head.data(), head.headerVersion())
                .buffer());
        byte[] second = Utils.toArray(
                MessageUtil.toByteBufferAccessor(message, header.apiVersion()).buffer());
        out.writeInt(first.length + second.length);
        out.write(first);
        out.write(second);
        out.flush();
    }

    private static ApiMessage versions() {
        ApiVersionCollection keys = new ApiVersionCollection();
        for (ApiKeys key : List.of(ApiKeys.API_VERSIONS, ApiKeys.METADATA, ApiKeys.INIT_PRODUCER_ID, ApiKeys.PRODUCE)) {
            keys.add(new ApiVersion()
                    .setApiKey(key.id)
                    .setMinVersion(key.oldestVersion())
                    .setMaxVersion(key.latestVersion()));
        }
        return new ApiVersionsResponseData().setApiKeys(keys);
    }

    private ApiMessage metadata() {
        MetadataResponseBrokerCollection brokers = new MetadataResponseBrokerCollection();
        brokers.add(
                new MetadataResponseBroker().setNodeId(1).setHost("127.0.0.1").setPort(server.getLocalPort()));
        MetadataResponseTopicCollection topics = new MetadataResponseTopicCollection();
        topics.add(new MetadataResponseTopic()
                .setName(topic)
                .setPartitions(List.of(new MetadataResponsePartition()
                        .setLeaderId(1)
                        .setReplicaNodes(List.of(1))
                        .setIsrNodes(List.of(1)))));
        return new MetadataResponseData()
                .setBrokers(brokers)
                .setTopics(topics)
                .setClusterId("half")
                .setControllerId(1);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void inBackground(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException closed) {
                        // The end of a connection, or of all.
                    }
                },
                "half-broker");
        thread.setDaemon(true);
        thread.start();
    }
}
