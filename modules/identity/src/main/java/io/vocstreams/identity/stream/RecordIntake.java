package io.vocstreams.identity.stream;

import static io.vocstreams.identity.stream.RegistryRetry.patiently;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.InteractionCodec;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.stage.InputIntake;
import io.vocstreams.identity.domain.InteractionKey;
import io.vocstreams.identity.domain.LinkKey;
import io.vocstreams.identity.stream.NodeMessage.EventArrival;
import io.vocstreams.identity.stream.NodeMessage.LinkArrival;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.intake.Intake;
import io.vocstreams.model.intake.Rejection;
import io.vocstreams.platform.RecordLimits;
import io.vocstreams.platform.SourceRecord;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads what producers wrote, refuses what is no good by itself, and sends the rest to the places that know more. */
final class RecordIntake {

    private final Map<String, Deserializer<? extends Interaction>> interactions;
    private final Deserializer<IdentityLink> links;
    private final InteractionCodec codec;
    private final Intake intake;
    private final Timekeeper time;
    private final OutcomeRecorder outcomes;
    private final NodeMessages messages;
    private final RecordLimits limits;

    RecordIntake(TaskParts parts, EdgeSerdes serdes, InteractionCodec codec, Intake intake, RecordLimits limits) {
        this.interactions =
                Topics.INTERACTION_INPUTS.stream().collect(Collectors.toMap(Function.identity(), serdes::input));
        this.links = serdes.identityLinks().deserializer();
        this.codec = codec;
        this.intake = intake;
        this.time = parts.time();
        this.outcomes = parts.outcomes();
        this.messages = parts.messages();
        this.limits = limits;
    }

    void receive(SourceRecord source, Instant now) {
        InputIntake.read(source, limits, () -> judge(source, now), Optional::of)
                .ifPresent(rejection -> outcomes.refused(source, rejection, now));
    }

    private Optional<Rejection> judge(SourceRecord source, Instant now) {
        Deserializer<? extends Interaction> deserializer = interactions.get(source.topic());
        return deserializer == null
                ? judge(source, read(source, links), now)
                : judge(source, read(source, deserializer), now);
    }

    private Optional<Rejection> judge(SourceRecord source, Interaction interaction, Instant now) {
        Optional<Rejection> rejection = intake.judge(interaction, now);
        if (rejection.isEmpty()) {
            if (!source.topic().equals(Topics.CONSENTS)) {
                time.brought(source.topic(), interaction.header().occurredAt());
            }
            messages.send(new EventArrival(
                    InteractionKey.of(interaction.header()).origin(), source, PackedContent.of(interaction, codec)));
        }
        return rejection;
    }

    private Optional<Rejection> judge(SourceRecord source, IdentityLink link, Instant now) {
        Optional<Rejection> rejection = intake.judge(link, now);
        if (rejection.isEmpty()) {
            time.brought(source.topic(), link.occurredAt());
            messages.send(new LinkArrival(LinkKey.of(link).from(), source, link));
        }
        return rejection;
    }

    private static <T> T read(SourceRecord source, Deserializer<T> deserializer) {
        return patiently(() -> InputIntake.value(source.topic(), source.value(), deserializer));
    }
}
