package io.vocstreams.identity.stream;

import static io.vocstreams.identity.domain.Cast.cookie;
import static io.vocstreams.identity.domain.Cast.customer;
import static io.vocstreams.identity.domain.Cast.device;
import static io.vocstreams.identity.domain.Cast.email;
import static io.vocstreams.identity.domain.Cast.visit;

import io.vocstreams.identity.domain.Cast;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.Interaction;
import io.vocstreams.platform.StageStores.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * What processor time one event costs where a place holds many links or interactions, over the real topology. Not a
 * test: run {@code main} with the kind of store, the greatest size and optionally one shape.
 */
final class PlaceCostBenchmark {

    private static final Identifier KIOSK = device("kiosk");
    private static final long MOST_SECONDS = 60;

    /** Ten seconds apart: 100,000 of them lie within the lookback. */
    private static final Duration APART = Duration.ofSeconds(10);

    static final List<Shape> SHAPES = List.of(
            new Shape(
                    "kiosk, a customer each",
                    number -> number % 10 == 9 ? event(number, KIOSK) : event(number, KIOSK, customer("c" + number))),
            new Shape(
                    "kiosk, half the events late",
                    number -> number % 10 == 9
                            ? event(number, KIOSK)
                            : event(
                                    number % 2 == 0 ? number : number / 2,
                                    "l" + number,
                                    KIOSK,
                                    customer("c" + number))),
            new Shape(
                    "bot, one customer",
                    number -> number % 10 == 9 ? event(number, KIOSK) : event(number, KIOSK, customer("bot"))),
            new Shape(
                    "bot, half the events late",
                    number -> number % 10 == 9
                            ? event(number, KIOSK)
                            : event(number % 2 == 0 ? number : number / 2, "l" + number, KIOSK, customer("bot"))),
            new Shape(
                    "four by turns",
                    number ->
                            number % 10 == 9 ? event(number, KIOSK) : event(number, KIOSK, customer("c" + number % 4))),
            new Shape("till, one customer id", number -> event(number, customer("till"))),
            new Shape("anonymous cookie", number -> event(number, cookie("c"))));

    /** A kind of traffic: its events by number. */
    record Shape(String name, IntFunction<Interaction> events) {

        Interaction event(int number) {
            return events.apply(number);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private PlaceCostBenchmark() {}

    public static void main(String[] arguments) {
        Kind kind = Kind.valueOf(arguments[0]);
        int most = Integer.parseInt(arguments[1]);
        String only = arguments.length > 2 ? arguments[2] : "";
        for (Shape shape : SHAPES) {
            if (shape.name().startsWith(only)) {
                measure(kind, most, shape);
            }
        }
    }

    private static void measure(Kind kind, int most, Shape shape) {
        CountedReads reads = new CountedReads();
        try (BenchmarkDriver driver = new BenchmarkDriver(kind, reads)) {
            int next = 0;
            long deadline = System.nanoTime() + Duration.ofSeconds(MOST_SECONDS).toNanos();
            for (int size = 1000; size <= most; size *= 10) {
                while (next < size && System.nanoTime() < deadline) {
                    driver.bring(shape.event(next++));
                }
                driver.written();
                reads.reset();
                long start = BenchmarkDriver.cpuNanos();
                int from = next;
                while (next < from + 200) {
                    driver.bring(shape.event(next++));
                }
                long micros = (BenchmarkDriver.cpuNanos() - start) / 200_000;
                print(
                        "%s %s at %,d: %,d µs, %.1f look-ups, %.1f entries read an event, written: %s%n",
                        kind,
                        shape,
                        from,
                        micros,
                        reads.lookUps() / 200.0,
                        reads.entries() / 200.0,
                        perEvent(driver.written(), 200));
            }
            if (shape.name().contains("cookie")) {
                long start = BenchmarkDriver.cpuNanos();
                driver.bring(event(next, cookie("c"), email("e")));
                long longest = Math.max(BenchmarkDriver.cpuNanos() - start, driver.workOff());
                print(
                        "%s   linking it moves all in %,d ms, of which %,d ms at the longest at once, %s%n",
                        kind, (BenchmarkDriver.cpuNanos() - start) / 1_000_000, longest / 1_000_000, driver.written());
            }
        }
    }

    private static Map<String, String> perEvent(Map<String, Long> written, double events) {
        Map<String, String> average = new TreeMap<>();
        written.forEach((topic, count) -> average.put(
                topic.replace("voc-identity-", "").replace("-changelog", ""),
                String.format(Locale.ROOT, "%.2f", count / events)));
        return average;
    }

    private static Interaction event(int number, Identifier... identifiers) {
        return event(number, "e" + number, identifiers);
    }

    private static Interaction event(int number, String id, Identifier... identifiers) {
        Instant at = Cast.NOON.plus(APART.multipliedBy(number));
        return visit(id, at, identifiers);
    }

    private static void print(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format, arguments);
    }
}
