package io.vocstreams.contracts;

import io.vocstreams.model.Consent;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.Incoming;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Operation;
import io.vocstreams.model.ResolvedInteraction;
import java.lang.reflect.Executable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.arbitraries.TraverseArbitrary.Traverser;
import net.jqwik.api.providers.TypeUsage;
import org.jspecify.annotations.Nullable;

/** What may come in: a record of any kind, with any text, any number and gaps where gaps are allowed. */
public final class RecordArbitraries {

    private static final double GAPS = 0.3;

    /** Fills in a record's components by their types. */
    private static final Traverser COMPONENTS = new Traverser() {
        @Override
        public Set<Executable> findCreators(TypeUsage type) {
            return Set.of(type.getRawType().getConstructors());
        }

        @Override
        public Optional<Arbitrary<Object>> resolveParameter(TypeUsage type) {
            return Optional.of(type.isAnnotated(Nullable.class) ? any(type).injectNull(GAPS) : any(type));
        }
    };

    private RecordArbitraries() {}

    public static Arbitrary<Incoming> incoming() {
        return oneOf(IncomingForm.all().stream()).map(Incoming.class::cast);
    }

    /** What IDENTITY publishes: all interactions but consents, which it keeps to itself. */
    static Arbitrary<ResolvedInteraction> resolved() {
        return Combinators.combine(
                        Arbitraries.of(Operation.class),
                        texts(),
                        Arbitraries.of(true, false),
                        any(TypeUsage.of(Identifier.class))
                                .map(Identifier.class::cast)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(4),
                        oneOf(IncomingForm.all().stream()
                                        .filter(form -> form.isInteraction()
                                                && !form.model().equals(Consent.class)))
                                .map(Interaction.class::cast))
                .as(ResolvedInteraction::new);
    }

    static Arbitrary<String> texts() {
        // Half a surrogate pair is no text: UTF-8 cannot carry it.
        return Arbitraries.strings().ofMaxLength(12).filter(text -> text.codePoints()
                .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }

    static Arbitrary<@Nullable String> gaps() {
        return texts().injectNull(GAPS);
    }

    static Arbitrary<Instant> times() {
        return Arbitraries.longs().between(-1L << 53, 1L << 53).map(Instant::ofEpochMilli);
    }

    static Arbitrary<Map<String, String>> maps() {
        return Arbitraries.maps(texts(), texts()).ofMaxSize(4);
    }

    static Arbitrary<@Nullable Long> numbers() {
        return Arbitraries.longs().injectNull(GAPS);
    }

    private static Arbitrary<Object> oneOf(Stream<IncomingForm<?, ?>> forms) {
        return Arbitraries.oneOf(
                forms.map(form -> any(TypeUsage.of(form.model()))).toList());
    }

    private static Arbitrary<Object> any(TypeUsage type) {
        Class<?> raw = type.getRawType();
        if (raw.equals(String.class)) {
            return texts().asGeneric();
        }
        if (raw.equals(Instant.class)) {
            return times().asGeneric();
        }
        if (raw.equals(Map.class)) {
            return maps().asGeneric();
        }
        if (raw.equals(List.class)) {
            return any(type.getTypeArgument(0)).list().ofMaxSize(4).asGeneric();
        }
        return raw.isRecord() ? Arbitraries.traverse(raw, COMPONENTS).asGeneric() : Arbitraries.defaultFor(type);
    }
}
