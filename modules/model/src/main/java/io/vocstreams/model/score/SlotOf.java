package io.vocstreams.model.score;

/**
 * Where in a series something counts.
 *
 * <p>Of a tumbling window, {@code from} is its start (milliseconds since the epoch) and {@code until} is 0. Of a
 * rolling size, {@code from} and {@code until} are day boundaries (local epoch days): it counts in every window that
 * ends at a boundary b with {@code from <= b < until}. What is of day d enters at boundary d + 1 and leaves after as
 * many days as the window is long, or earlier, where a later answer of the same customer takes its place. So one entry
 * stands for up to 28 windows.
 */
public sealed interface SlotOf<S extends AnySeries> permits Slot, RateSlot {

    S series();

    WindowSize size();

    long from();

    long until();
}
