package io.vocstreams.identity.stream;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** Counts look-ups and entries read from stores: what an event costs, whatever else the machine does. */
final class CountedReads {

    private static final Set<String> LOOK_UPS = Set.of("get", "range", "reverseRange", "all");

    private long lookUps;
    private long entries;

    long lookUps() {
        return lookUps;
    }

    long entries() {
        return entries;
    }

    void reset() {
        lookUps = 0;
        entries = 0;
    }

    StoreBuilder<?> count(StoreBuilder<?> builder) {
        return proxy(StoreBuilder.class, (proxy, method, arguments) -> {
            Object result = call(builder, method, arguments);
            return result instanceof StateStore store ? proxy(KeyValueStore.class, ofStore(store)) : result;
        });
    }

    private InvocationHandler ofStore(StateStore store) {
        return (proxy, method, arguments) -> {
            if (LOOK_UPS.contains(method.getName())) {
                lookUps++;
            }
            Object result = call(store, method, arguments);
            return result instanceof KeyValueIterator<?, ?> iterator
                    ? proxy(KeyValueIterator.class, ofIterator(iterator))
                    : result;
        };
    }

    private InvocationHandler ofIterator(KeyValueIterator<?, ?> iterator) {
        return (proxy, method, arguments) -> {
            if (method.getName().equals("next")) {
                entries++;
            }
            return call(iterator, method, arguments);
        };
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause() == null ? failed : failed.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
