package io.vocstreams.contracts.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** Numbers the symbols of an enum in their order, for one byte each. New symbols go to the end of an enum only. */
public final class EnumCode<E extends Enum<E>> {

    private final List<E> symbols;
    private final Map<E, Integer> numbers;

    private EnumCode(Class<E> type) {
        symbols = new ArrayList<>(EnumSet.allOf(type));
        numbers = new EnumMap<>(type);
        symbols.forEach(symbol -> numbers.put(symbol, numbers.size()));
    }

    public static <E extends Enum<E>> EnumCode<E> of(Class<E> type) {
        return new EnumCode<>(type);
    }

    public int number(E symbol) {
        return numbers.getOrDefault(symbol, 0);
    }

    public E symbol(int number) {
        return symbols.get(number);
    }
}
