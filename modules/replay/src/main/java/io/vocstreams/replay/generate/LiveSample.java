package io.vocstreams.replay.generate;

import io.vocstreams.contracts.InputRecord;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.intake.Identifiers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A sample as if it happened from now on: its days pass in minutes, and its names are like no other sample's. */
public final class LiveSample {

    private final GeneratorOptions options;
    private final Instant from;
    private final Duration length;
    private final String prefix;

    private LiveSample(GeneratorOptions options, Instant from, Duration length) {
        this.options = options;
        this.from = from;
        this.length = length;
        this.prefix = Long.toString(from.toEpochMilli(), Character.MAX_RADIX) + "-";
    }

    /** What arrives from the given time on, at so many records a second, in the order of arrival. */
    public static List<InputRecord> records(GeneratorOptions options, Instant from, int perSecond) {
        List<InputRecord> sample = Generator.generate(options).records();
        LiveSample live =
                new LiveSample(options, from, Duration.ofSeconds(sample.size()).dividedBy(perSecond));
        return sample.stream().map(live::of).toList();
    }

    private InputRecord of(InputRecord record) {
        if (record.value() instanceof Interaction interaction) {
            return InputRecord.of(of(interaction));
        }
        if (record.value() instanceof IdentityLink link) {
            return InputRecord.of(new IdentityLink(
                    named(link.linkId()),
                    link.revision(),
                    link.operation(),
                    of(link.from()),
                    of(link.to()),
                    of(link.occurredAt()),
                    link.source()));
        }
        CustomerProfile profile = (CustomerProfile) record.value();
        return InputRecord.of(new CustomerProfile(
                named(profile.customerId()),
                of(profile.effectiveAt()),
                profile.segment(),
                profile.persona(),
                profile.attributes()));
    }

    private Interaction of(Interaction interaction) {
        Interaction live = interaction.under(of(interaction.header()));
        if (live instanceof Feedback feedback) {
            String about = feedback.touchpointId();
            return feedback.about(about == null ? null : named(about));
        }
        return live;
    }

    private Header of(Header header) {
        Map<String, String> correlations = new TreeMap<>();
        header.correlations().forEach((key, value) -> correlations.put(key, named(value)));
        return new Header(
                named(header.eventId()),
                header.revision(),
                header.operation(),
                header.source(),
                of(header.occurredAt()),
                header.receivedAt(),
                header.identifiers().stream().map(this::of).toList(),
                correlations,
                header.experiments());
    }

    /** What is beyond the sample's ends stays as far beyond: what must be refused for its time still is. */
    private Instant of(Instant time) {
        if (time.isBefore(options.start())) {
            return from.minus(Duration.between(time, options.start()));
        }
        if (time.isAfter(options.end())) {
            return from.plus(length).plus(Duration.between(options.end(), time));
        }
        double share = (double) Duration.between(options.start(), time).toMillis()
                / options.span().toMillis();
        return from.plusMillis((long) (share * length.toMillis()));
    }

    /** Junk stays junk. */
    private Identifier of(Identifier identifier) {
        boolean usable = !Identifiers.usable(List.of(identifier)).isEmpty();
        return usable ? new Identifier(identifier.type(), named(identifier.value())) : identifier;
    }

    private String named(String id) {
        return prefix + id;
    }
}
