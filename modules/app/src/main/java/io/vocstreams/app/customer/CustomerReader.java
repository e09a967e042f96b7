package io.vocstreams.app.customer;

import io.vocstreams.app.Output;
import io.vocstreams.app.cluster.OffsetRange;
import io.vocstreams.app.cluster.Serdes;
import io.vocstreams.app.cluster.TopicReader;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.UndecodableException;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.platform.Partitioning;
import io.vocstreams.platform.config.Settings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads what customers did and who they are from a stack's topics; what retention has deleted is not there. */
public final class CustomerReader {

    private final CustomerSets sets = new CustomerSets();
    private final @Nullable String onlyCustomer;
    private long unreadable;

    private CustomerReader(@Nullable String onlyCustomer) {
        this.onlyCustomer = onlyCustomer;
    }

    /** Reads all customers, or one. */
    public static CustomerReader read(Settings settings, @Nullable String onlyCustomer) {
        CustomerReader customers = new CustomerReader(onlyCustomer);
        try (EdgeSerdes serdes = Serdes.of(settings);
                TopicReader reader = new TopicReader(settings)) {
            customers.readInteractions(reader, serdes.interactions().deserializer());
            customers.readProfiles(reader, serdes.customers().deserializer());
        }
        return customers;
    }

    /** One customer's feedback, by its id. */
    public static Map<String, Feedback> feedback(Settings settings, String customer) {
        CustomerReader customers = new CustomerReader(customer);
        try (EdgeSerdes serdes = Serdes.of(settings);
                TopicReader reader = new TopicReader(settings)) {
            customers.readInteractions(reader, serdes.interactions().deserializer());
        }
        return customers.sets.feedbackOf(customer);
    }

    private void readInteractions(TopicReader reader, Deserializer<ResolvedInteraction> values) {
        Map<TopicPartition, OffsetRange> ranges = reader.ranges(List.of(Topics.INTERACTIONS));
        if (onlyCustomer != null) {
            int partition = Partitioning.partitionOf(onlyCustomer, ranges.size());
            ranges.keySet().removeIf(other -> other.partition() != partition);
        }
        reader.read(ranges, record -> {
            ResolvedInteraction resolved = decoded(values, record.topic(), record.value());
            if (resolved != null && isAsked(resolved.customerId())) {
                sets.take(resolved);
            }
        });
    }

    private void readProfiles(TopicReader reader, Deserializer<CustomerProfile> values) {
        reader.read(reader.ranges(List.of(Topics.CUSTOMERS)), record -> {
            String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
            CustomerProfile profile = record.value() == null ? null : decoded(values, record.topic(), record.value());
            if (record.value() == null ? isAsked(key) : profile != null && isAsked(profile.customerId())) {
                sets.take(key, profile);
            }
        });
    }

    private boolean isAsked(String customerId) {
        return onlyCustomer == null || onlyCustomer.equals(customerId);
    }

    private <T> @Nullable T decoded(Deserializer<T> values, String topic, byte[] bytes) {
        try {
            return values.deserialize(topic, bytes);
        } catch (UndecodableException foreign) {
            unreadable++;
            return null;
        }
    }

    /** Says how many records are not ours and were left out. */
    public void noteUnreadable(Output output) {
        if (unreadable > 0) {
            output.note(unreadable + " records of " + Topics.INTERACTIONS + " and " + Topics.CUSTOMERS
                    + " are not ours and were left out");
        }
    }

    /** Says so where no interaction belongs to a customer. */
    public void noteIfNothingIsHeld(Output output, String customerId) {
        if (sets.interactionsOf(customerId).isEmpty()) {
            output.note("nothing of this customer is in " + Topics.INTERACTIONS);
        }
    }

    public CustomerSets sets() {
        return sets;
    }
}
