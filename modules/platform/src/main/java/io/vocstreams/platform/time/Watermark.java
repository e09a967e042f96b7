package io.vocstreams.platform.time;

import io.vocstreams.platform.binary.BinaryReader;
import io.vocstreams.platform.binary.BinaryWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one task reports to others about time: its levels (the first is the freshest, the last one settled), whether
 * everything up to it is idle, and after how many of its records to the receiver this holds.
 */
public final class Watermark {

    /** A level of which nothing is known yet. */
    public static final long NONE = Long.MIN_VALUE;

    /** The freshest level of a task whose inputs are all idle: nobody waits for it. */
    public static final long NOT_AWAITED = Long.MAX_VALUE;

    private final int task;
    private final boolean idle;
    private final long after;
    private final long[] levels;

    public Watermark(int task, boolean idle, long after, long... levels) {
        this.task = task;
        this.idle = idle;
        this.after = after;
        this.levels = levels.clone();
    }

    /** A level as a time; null where nothing is known yet. */
    public static @Nullable Instant time(long level) {
        return level == NONE ? null : Instant.ofEpochMilli(level);
    }

    /** A time as a level. */
    public static long level(@Nullable Instant time) {
        return time == null ? NONE : time.toEpochMilli();
    }

    public int task() {
        return task;
    }

    public boolean idle() {
        return idle;
    }

    public long after() {
        return after;
    }

    public int levels() {
        return levels.length;
    }

    public long level(int index) {
        return levels[index];
    }

    public void write(BinaryWriter writer) {
        writer.writeCount(task).writeBoolean(idle).writeCount(after).writeCount(levels.length);
        for (long level : levels) {
            writer.writeLong(level);
        }
    }

    public static Watermark read(BinaryReader reader) {
        int task = (int) reader.readCount();
        boolean idle = reader.readBoolean();
        long after = reader.readCount();
        long[] levels = new long[reader.readSize()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = reader.readLong();
        }
        return new Watermark(task, idle, after, levels);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Watermark that
                && task == that.task
                && idle == that.idle
                && after == that.after
                && Arrays.equals(levels, that.levels);
    }

    @Override
    public int hashCode() {
        return Objects.hash(task, idle, after, Arrays.hashCode(levels));
    }

    @Override
    public String toString() {
        return "task " + task + (idle ? " idle" : "") + " after " + after + " " + Arrays.toString(levels);
    }
}
