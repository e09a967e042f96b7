package io.vocstreams.contracts.internal;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/** The numbers of an enum's symbols in stores and in topics between our own tasks, for one byte each. */
public final class EnumCode<E extends Enum<E>> {

    private final Class<E> type;
    private final Map<E, Integer> numbers;
    private final Map<Integer, E> symbols = new HashMap<>();

    EnumCode(Class<E> type, ToIntFunction<E> number) {
        this.type = type;
        this.numbers = new EnumMap<>(type);
        for (E symbol : EnumSet.allOf(type)) {
            int its = number.applyAsInt(symbol);
            numbers.put(symbol, its);
            E other = symbols.put(its, symbol);
            if (other != null) {
                throw new IllegalArgumentException(symbol + " and " + other + " have one number");
            }
        }
    }

    public int number(E symbol) {
        return numbers.getOrDefault(symbol, 0);
    }

    public E symbol(int number) {
        E symbol = symbols.get(number);
        if (symbol == null) {
            throw new IllegalStateException(
                    "Number " + number + " of " + type.getSimpleName() + " was written by another build");
        }
        return symbol;
    }

    @Override
    public String toString() {
        return type.getSimpleName() + numbers;
    }
}
