package io.vocstreams.systemtests.crash;

import io.vocstreams.app.cluster.KafkaPublisher;
import io.vocstreams.contracts.InputRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.platform.config.Settings;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Plays a sample at a steady rate, keyed and partitioned at random, while faults happen. */
final class Load implements AutoCloseable {

    private static final int TICKS_PER_SECOND = 20;
    private static final int PARTITIONS = 4;

    private final List<InputRecord> sample;
    private final int perTick;
    private final KafkaPublisher publisher;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private volatile int sent;
    private @Nullable ScheduledFuture<?> playing;

    /** @param last what is done to each record before it is sent */
    Load(
            Settings settings,
            List<InputRecord> sample,
            int perSecond,
            long seed,
            UnaryOperator<ProducerRecord<String, byte[]>> last) {
        this.sample = sample;
        this.perTick = Math.max(1, perSecond / TICKS_PER_SECOND);
        Random random = new Random(seed);
        this.publisher = new KafkaPublisher(settings, record -> last.apply(scattered(record, random)));
    }

    /** Goes on where it was paused, if it was: a test that failed has not paused it. */
    void play() {
        pause();
        int period = 1000 / TICKS_PER_SECOND;
        playing = thread.scheduleAtFixedRate(this::sendSome, 0, period, TimeUnit.MILLISECONDS);
    }

    /** Sends no more, and returns when all that was sent is acknowledged. */
    void pause() {
        ScheduledFuture<?> ending = playing;
        if (ending == null) {
            return;
        }
        playing = null;
        ending.cancel(false);
        try {
            ending.get();
        } catch (CancellationException asWanted) {
            await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException failure) {
            throw new IllegalStateException("The load broke off", failure);
        }
        publisher.flush();
    }

    boolean isExhausted() {
        return sent == sample.size();
    }

    int sent() {
        return sent;
    }

    /** All that was sent; acknowledged as well while this is paused. */
    List<InputRecord> played() {
        return sample.subList(0, sent);
    }

    @Override
    public void close() {
        pause();
        thread.shutdownNow();
        publisher.close();
    }

    /** Lets the tick end that may still be at work. */
    private void await() {
        try {
            Object unused = thread.submit(() -> {}).get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void sendSome() {
        int next = sent;
        for (int i = 0; i < perTick && next < sample.size(); i++) {
            publisher.accept(sample.get(next));
            next++;
            sent = next;
        }
    }

    /** Profiles of one customer keep their order: the later in the topic holds. */
    private static ProducerRecord<String, byte[]> scattered(ProducerRecord<String, byte[]> record, Random random) {
        int partition = record.topic().equals(Topics.CUSTOMERS) ? 0 : random.nextInt(PARTITIONS);
        return new ProducerRecord<>(record.topic(), partition, record.key(), record.value());
    }
}
