package io.vocstreams.bench.input;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** The events of an input in the order of their arrival, made as they are asked for. */
public final class GeneratedInput {

    /** Of ten events, six are of customers who were active just now: people come in visits. */
    private static final double SAME_VISIT = 0.6;

    private final InputSize size;
    private final SplittableRandom random;
    private final EventMaker maker;
    private final int[] active;

    public GeneratedInput(InputSize size) {
        this.size = size;
        this.random = new SplittableRandom(size.seed());
        this.maker = new EventMaker(size.customers(), size.anonymous(), size.seed() + 1);
        this.active = new int[Math.max(1, size.customers() / 100)];
        for (int i = 0; i < active.length; i++) {
            active[i] = random.nextInt(size.customers());
        }
    }

    /** To be called once. */
    public void forEach(Consumer<InputEvent> arrival) {
        PriorityQueue<Delayed> delayed =
                new PriorityQueue<>(Comparator.comparing(Delayed::until).thenComparing(Delayed::number));
        long number = 0;
        for (int i = 0; i < size.events(); i++) {
            Instant now = timeOf(i);
            InputEvent event = isAnswer(i) ? maker.answer(customer(), now) : maker.touchpoint(customer(), now);
            if (random.nextDouble() < size.disordered()) {
                delayed.add(new Delayed(now.plus(delay()), number++, event));
            } else {
                arrival.accept(event);
            }
            if (random.nextDouble() < size.duplicated()) {
                delayed.add(new Delayed(now.plus(delay()), number++, event));
            }
            for (Delayed next = delayed.peek(); next != null && next.until.isBefore(now); next = delayed.peek()) {
                arrival.accept(delayed.remove().event);
            }
        }
        while (!delayed.isEmpty()) {
            arrival.accept(delayed.remove().event);
        }
    }

    private record Delayed(Instant until, long number, InputEvent event) {}

    private Instant timeOf(int index) {
        return InputSize.START.plusMillis(InputSize.SPAN.toMillis() * index / size.events());
    }

    /** Spread evenly over all events. */
    private boolean isAnswer(int index) {
        return (index + 1L) * size.responses() / size.events() > (long) index * size.responses() / size.events();
    }

    private int customer() {
        int place = random.nextInt(active.length);
        if (random.nextDouble() >= SAME_VISIT) {
            active[place] = random.nextInt(size.customers());
        }
        return active[place];
    }

    private Duration delay() {
        return Duration.ofMillis(1 + random.nextLong(InputSize.LONGEST_DELAY.toMillis()));
    }
}
