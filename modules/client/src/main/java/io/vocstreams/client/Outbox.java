package io.vocstreams.client;

import io.vocstreams.client.transport.Delivery;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The sends that have no answer yet, in memory and bounded. They go straight to the transport, or, from the first
 * trouble until the disk is drained again, to the spool, those under way first: so what goes to disk is in order.
 */
final class Outbox {

    private static final SendResult PUBLISHED = new SendResult.Published();
    /** How long a send waits for a disk that is at work. */
    private static final Duration DISK_PATIENCE = Duration.ofSeconds(5);

    private final ReentrantLock lock = new ReentrantLock();
    /** For the sender: there is something to send, or to stop for. */
    private final Condition work = lock.newCondition();
    /** For the spooler: there is something to write, or to stop for. */
    private final Condition disk = lock.newCondition();
    /** For callers: something was answered. */
    private final Condition progress = lock.newCondition();

    private final Limits limits;
    private final @Nullable LongSupplier onDisk;
    private final BackOff backOff;
    private final SendCounts tally = new SendCounts();
    private final Deque<Entry> pending = new ArrayDeque<>();
    private final Deque<Entry> underWay = new ArrayDeque<>();
    private final List<Entry> failed = new ArrayList<>();
    private long numbers;
    private long count;
    private long weight;
    private long resumeAt;
    private boolean spooling;
    private boolean writing;
    private boolean handingBack;
    private boolean closing;
    private boolean stopped;

    /**
     * What it may take.
     *
     * @param memory bytes of all entries together
     * @param waitForRoom how long a send may wait for memory
     * @param patience how long a record is tried where there is no spool
     * @param batchRecords in one batch
     * @param batchBytes in memory, in one batch
     */
    record Limits(long memory, Duration waitForRoom, Duration patience, int batchRecords, long batchBytes) {}

    /** What the sender is to do. */
    enum Turn {
        SEND,
        DRAIN,
        STOP
    }

    /** @param onDisk how many records wait in the spool; null if there is none */
    Outbox(Limits limits, @Nullable LongSupplier onDisk, BackOff backOff) {
        this.limits = limits;
        this.onDisk = onDisk;
        this.backOff = backOff;
        this.spooling = onDisk != null && onDisk.getAsLong() > 0;
        this.resumeAt = System.nanoTime();
    }

    /** Takes it, or answers that there is no room. */
    void offer(Entry entry) {
        SendResult.Full full;
        lock.lock();
        try {
            tally.sent();
            String problem = problem(entry);
            if (problem == null) {
                entry.number = numbers++;
                pending.add(entry);
                count++;
                weight += entry.weight;
                (spooling ? disk : work).signal();
                return;
            }
            full = new SendResult.Full(problem);
            tally.answered(full);
        } finally {
            lock.unlock();
        }
        entry.future.complete(full);
    }

    /** Counts a send that ends before it gets here. */
    void refused(SendResult.Refused refusal) {
        lock.lock();
        try {
            tally.sent();
            tally.answered(refusal);
        } finally {
            lock.unlock();
        }
    }

    /** For the sender. Waits for something to do. */
    Turn next() throws InterruptedException {
        lock.lock();
        try {
            while (!stopped) {
                if (spooling && onDisk() == 0 && !writing && underWay.isEmpty() && (handingBack || count == 0)) {
                    spooling = false;
                    handingBack = false;
                }
                boolean something = spooling ? onDisk() > 0 : !(pending.isEmpty() && failed.isEmpty());
                long pause = resumeAt - System.nanoTime();
                if (!something) {
                    work.await();
                } else if (pause > 0) {
                    work.awaitNanos(pause);
                } else {
                    return spooling ? Turn.DRAIN : Turn.SEND;
                }
            }
            return Turn.STOP;
        } finally {
            lock.unlock();
        }
    }

    /** The next to send, now under way. */
    List<Entry> batch() {
        lock.lock();
        try {
            requeueFailed();
            List<Entry> batch = new ArrayList<>();
            long bytes = 0;
            while (!spooling && !pending.isEmpty() && batch.size() < limits.batchRecords && bytes < limits.batchBytes) {
                Entry entry = pending.remove();
                batch.add(entry);
                underWay.add(entry);
                bytes += entry.weight;
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    void delivered(Entry entry, Delivery delivery) {
        if (delivery instanceof Delivery.Failed failure) {
            failed(entry, failure);
        } else {
            answer(entry, delivery instanceof Delivery.Turned turned ? SendResult.of(turned.rejection()) : PUBLISHED);
        }
    }

    /** For the spooler: what is to be written now, in order. Waits for it, at most that long. */
    List<Entry> nextForDisk(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (!stopped && !(spooling && !handingBack && count > 0) && left > 0) {
                left = disk.awaitNanos(left);
            }
            if (stopped || !spooling || handingBack) {
                return List.of();
            }
            List<Entry> all = unanswered();
            underWay.clear();
            pending.clear();
            writing = !all.isEmpty();
            return all;
        } finally {
            lock.unlock();
        }
    }

    /** From the spooler: those it took are answered. */
    void written() {
        lock.lock();
        try {
            writing = false;
            work.signal();
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void answer(Entry entry, SendResult answer) {
        lock.lock();
        try {
            if (entry.answered) {
                return;
            }
            entry.answered = true;
            tally.answered(answer);
            if (answer == PUBLISHED) {
                backOff.reset();
            }
            count--;
            weight -= entry.weight;
            while (!underWay.isEmpty() && underWay.element().answered) {
                underWay.remove();
            }
            // Who waits for room is not woken for each record.
            if (count == 0 || weight < limits.memory / 4 * 3) {
                progress.signalAll();
            }
        } finally {
            lock.unlock();
        }
        // Not under the lock: what the caller hangs on it runs here.
        entry.future.complete(answer);
    }

    /** From the sender: a part of the spool was drained. When little is left, sends soon go straight again. */
    void drained() {
        lock.lock();
        try {
            backOff.reset();
            handingBack = onDisk() <= limits.batchRecords;
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** From the sender: nothing can be sent for a while. */
    void pause(Duration asked) {
        lock.lock();
        try {
            pauseFor(asked);
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more, and waits until all is answered and the disk is drained or cannot be, at most that long. */
    void close(Duration within) throws InterruptedException {
        lock.lock();
        try {
            closing = true;
            long left = within.toNanos();
            while (left > 0 && (count > 0 || writing || (onDisk() > 0 && resumeAt <= System.nanoTime()))) {
                left = progress.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Sends all that is not answered to the disk, and waits for it, at most that long. */
    void saveAll(Duration within) throws InterruptedException {
        lock.lock();
        try {
            toDisk();
            long left = within.toNanos();
            while (left > 0 && (count > 0 || writing)) {
                left = progress.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends all waiting. Returns what has no answer, in order. */
    List<Entry> stop() {
        lock.lock();
        try {
            closing = true;
            stopped = true;
            work.signalAll();
            disk.signalAll();
            progress.signalAll();
            return unanswered();
        } finally {
            lock.unlock();
        }
    }

    boolean isStopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    Counters counters(Counters.SpoolCounters spool) {
        lock.lock();
        try {
            return tally.snapshot(count, spool);
        } finally {
            lock.unlock();
        }
    }

    private void failed(Entry entry, Delivery.Failed failure) {
        lock.lock();
        try {
            if (entry.answered || stopped) {
                return;
            }
            pauseFor(failure.pause());
            if (onDisk != null) {
                toDisk();
                return;
            }
            if (System.nanoTime() - entry.sentAt < limits.patience.toNanos()) {
                underWay.remove(entry);
                failed.add(entry);
                work.signal();
                return;
            }
        } finally {
            lock.unlock();
        }
        answer(entry, new SendResult.Full("not published within " + limits.patience + ": " + failure.problem()));
    }

    /** All of one failed batch together wait once. */
    private void pauseFor(Duration asked) {
        long now = System.nanoTime();
        if (resumeAt <= now) {
            resumeAt = now + backOff.nextNanos(asked);
        }
        if (handingBack) {
            handingBack = false;
            disk.signal();
        }
        progress.signalAll();
    }

    private void toDisk() {
        spooling = true;
        disk.signal();
    }

    private void requeueFailed() {
        failed.sort(Comparator.comparingLong((Entry entry) -> entry.number).reversed());
        failed.forEach(pending::addFirst);
        failed.clear();
    }

    private List<Entry> unanswered() {
        requeueFailed();
        List<Entry> all = new ArrayList<>(underWay);
        all.addAll(pending);
        all.removeIf(entry -> entry.answered);
        return all;
    }

    private @Nullable String problem(Entry entry) {
        if (closing) {
            return "the client is closed";
        }
        if (hasRoomFor(entry)) {
            return null;
        }
        long left = limits.waitForRoom.toNanos();
        if (onDisk != null) {
            toDisk();
            left = Math.max(left, DISK_PATIENCE.toNanos());
        }
        try {
            while (!hasRoomFor(entry) && left > 0 && !closing) {
                left = progress.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (closing) {
            return "the client is closed";
        }
        return hasRoomFor(entry) ? null : "the memory of the client is full";
    }

    private boolean hasRoomFor(Entry entry) {
        return count == 0 || weight + entry.weight <= limits.memory;
    }

    private long onDisk() {
        return onDisk == null ? 0 : onDisk.getAsLong();
    }
}
