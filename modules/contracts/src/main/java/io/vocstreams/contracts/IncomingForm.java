package io.vocstreams.contracts;

import io.vocstreams.model.AppTouchpoint;
import io.vocstreams.model.CallCenterTouchpoint;
import io.vocstreams.model.Consent;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Incoming;
import io.vocstreams.model.IncomingKind;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.StoreTouchpoint;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.WebTouchpoint;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * How one kind of record comes in: its topic, its classes in the model and in Avro, and the way between them.
 *
 * @param number in stores and loop topics; never to be changed, and never to be given again
 */
record IncomingForm<M extends Incoming, A extends SpecificRecord>(
        int number, String topic, Class<M> model, Class<A> avro, Function<M, A> toAvro, Function<A, M> toModel) {

    private static final TopicCatalogue CATALOGUE = TopicCatalogue.load();
    private static final Map<IncomingKind, IncomingForm<?, ?>> ALL = new EnumMap<>(IncomingKind.class);

    static {
        for (IncomingKind kind : IncomingKind.values()) {
            ALL.put(kind, make(kind));
        }
    }

    private IncomingForm(int number, Class<M> model, Class<A> avro, Function<M, A> toAvro, Function<A, M> toModel) {
        this(number, CATALOGUE.inputOf(avro.getSimpleName()).name(), model, avro, toAvro, toModel);
    }

    static Collection<IncomingForm<?, ?>> all() {
        return ALL.values();
    }

    static IncomingForm<?, ?> of(IncomingKind kind) {
        return Objects.requireNonNull(ALL.get(kind));
    }

    static IncomingForm<?, ?> ofTopic(String topic) {
        return all().stream()
                .filter(form -> form.topic.equals(topic))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(topic + " is no topic of producing services"));
    }

    @SuppressWarnings("unchecked") // Equal classes.
    static <M extends Incoming> IncomingForm<M, ?> of(Class<M> model) {
        return all().stream()
                .filter(form -> form.model.equals(model))
                .map(form -> (IncomingForm<M, ?>) form)
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked") // A value has the class of its kind.
    static SpecificRecord write(Incoming value) {
        return ((IncomingForm<Incoming, ?>) of(value.kind())).toAvro.apply(value);
    }

    static Incoming read(Object record) {
        for (IncomingForm<?, ?> form : all()) {
            if (form.avro.isInstance(record)) {
                return form.cast(record);
            }
        }
        throw new IllegalArgumentException(record.getClass() + " does not come in");
    }

    boolean isInteraction() {
        return Interaction.class.isAssignableFrom(model);
    }

    boolean isTouchpoint() {
        return Touchpoint.class.isAssignableFrom(model);
    }

    /** An empty one. */
    SpecificRecord prototype() {
        return (SpecificRecord)
                SpecificData.newInstance(avro, SpecificData.get().getSchema(avro));
    }

    private M cast(Object record) {
        return toModel.apply(avro.cast(record));
    }

    private static IncomingForm<?, ?> make(IncomingKind kind) {
        return switch (kind) {
            case WEB ->
                new IncomingForm<>(
                        1,
                        WebTouchpoint.class,
                        io.vocstreams.contract.WebTouchpoint.class,
                        TouchpointMapping::toAvro,
                        TouchpointMapping::toModel);
            case APP ->
                new IncomingForm<>(
                        2,
                        AppTouchpoint.class,
                        io.vocstreams.contract.AppTouchpoint.class,
                        TouchpointMapping::toAvro,
                        TouchpointMapping::toModel);
            case CALL_CENTER ->
                new IncomingForm<>(
                        3,
                        CallCenterTouchpoint.class,
                        io.vocstreams.contract.CallCenterTouchpoint.class,
                        TouchpointMapping::toAvro,
                        TouchpointMapping::toModel);
            case STORE ->
                new IncomingForm<>(
                        4,
                        StoreTouchpoint.class,
                        io.vocstreams.contract.StoreTouchpoint.class,
                        TouchpointMapping::toAvro,
                        TouchpointMapping::toModel);
            case MESSAGING ->
                new IncomingForm<>(
                        5,
                        MessagingTouchpoint.class,
                        io.vocstreams.contract.MessagingTouchpoint.class,
                        TouchpointMapping::toAvro,
                        TouchpointMapping::toModel);
            case FEEDBACK ->
                new IncomingForm<>(
                        6,
                        Feedback.class,
                        io.vocstreams.contract.Feedback.class,
                        InteractionMapping::toAvro,
                        InteractionMapping::toModel);
            case CONSENT ->
                new IncomingForm<>(
                        9,
                        Consent.class,
                        io.vocstreams.contract.Consent.class,
                        InteractionMapping::toAvro,
                        InteractionMapping::toModel);
            case IDENTITY_LINK ->
                new IncomingForm<>(
                        7,
                        IdentityLink.class,
                        io.vocstreams.contract.IdentityLink.class,
                        CustomerMapping::toAvro,
                        CustomerMapping::toModel);
            case CUSTOMER_PROFILE ->
                new IncomingForm<>(
                        8,
                        CustomerProfile.class,
                        io.vocstreams.contract.CustomerProfile.class,
                        CustomerMapping::toAvro,
                        CustomerMapping::toModel);
        };
    }
}
