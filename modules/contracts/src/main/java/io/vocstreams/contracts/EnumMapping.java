package io.vocstreams.contracts;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Pairs the symbols of an enum of the model with those of its generated twin, by name, once. */
final class EnumMapping<M extends Enum<M>, A extends Enum<A>> {

    private final Map<M, A> avro;
    private final Map<A, M> model;

    /** Fails when either side has a symbol that the other lacks. */
    EnumMapping(M[] modelSymbols, A[] avroSymbols) {
        avro = pair(modelSymbols, avroSymbols);
        model = pair(avroSymbols, modelSymbols);
    }

    A toAvro(M symbol) {
        return Objects.requireNonNull(avro.get(symbol));
    }

    M toModel(A symbol) {
        return Objects.requireNonNull(model.get(symbol));
    }

    private static <F extends Enum<F>, T extends Enum<T>> Map<F, T> pair(F[] from, T[] to) {
        Map<F, T> pairs = new EnumMap<>(from[0].getDeclaringClass());
        for (F symbol : from) {
            pairs.put(symbol, named(symbol, to));
        }
        return pairs;
    }

    private static <T extends Enum<T>> T named(Enum<?> symbol, T[] candidates) {
        return Arrays.stream(candidates)
                .filter(candidate -> candidate.name().equals(symbol.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        symbol.getDeclaringClass() + " has " + symbol + ", its twin in the schemas does not"));
    }
}
