package io.vocstreams.identity.stream;

import static io.vocstreams.identity.domain.Cast.cookie;
import static io.vocstreams.identity.domain.Cast.day;
import static io.vocstreams.identity.domain.Cast.email;
import static io.vocstreams.identity.domain.Cast.link;
import static io.vocstreams.identity.domain.Cast.minute;
import static io.vocstreams.identity.domain.Cast.visit;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.contracts.InteractionCodec;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.internal.WatermarkCodec;
import io.vocstreams.identity.domain.Cast;
import io.vocstreams.identity.domain.HeldInteraction;
import io.vocstreams.identity.domain.NodeMembership;
import io.vocstreams.identity.stream.Backlog.Slices;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.platform.binary.VersionedForm;
import io.vocstreams.platform.time.Watermark;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

/** A cookie with many anonymous interactions, and then the e-mail they belong to. */
class BacklogTopologyTest {

    private static final int HELD = 30;
    private static final Slices FEW = new Slices(4, 5);
    private static final IdentityLink LINK = link("l", cookie("c"), email("e"), day(3));

    @Test
    void shouldMoveAtOnceNoMoreThanASliceAndTheRestTickByTick() {
        try (Tasks tasks = tasks()) {
            tasks.bring(LINK);
            assertThat(moved(tasks)).isEqualTo(4);

            tasks.pass(0, Duration.ofMillis(200));
            assertThat(moved(tasks)).isEqualTo(9);

            tasks.workOff();
            assertThat(moved(tasks)).isEqualTo(HELD);
        }
    }

    @Test
    void shouldLetNoWatermarkPassWhileSomethingWaits() {
        try (Tasks tasks = tasks()) {
            tasks.pass(0, Duration.ofSeconds(30));
            tasks.bring(visit("w1", day(1), cookie("w")));
            tasks.pass(0, Duration.ofMillis(200));
            assertThat(watermarks(tasks)).last().isEqualTo(new Watermark(0, false, HELD + 1, day(1).toEpochMilli()));

            tasks.bring(LINK);
            tasks.bring(visit("w2", day(2), cookie("w")));
            while (tasks.isBehind(0)) {
                assertThat(watermarks(tasks)).isEmpty();
                tasks.pass(0, Duration.ofMillis(200));
            }
            tasks.pass(0, Duration.ofMillis(200));

            // Behind the two records of each that moved, and the two visits.
            assertThat(watermarks(tasks))
                    .last()
                    .isEqualTo(new Watermark(0, false, 3 * HELD + 2, day(2).toEpochMilli()));
        }
    }

    @Test
    void shouldNotBeIdleWhileSomethingWaits() {
        try (Tasks tasks = tasks()) {
            tasks.bring(LINK);
            tasks.pass(0, Duration.ofMillis(200));
            assertThat(watermarks(tasks)).noneMatch(Watermark::idle);

            tasks.workOff();
            tasks.pass(0, Duration.ofSeconds(40));

            assertThat(watermarks(tasks)).last().matches(Watermark::idle);
        }
    }

    @Test
    void shouldEndRightWhereTheLinkIsTakenBackInBetween() {
        try (Tasks tasks = tasks()) {
            tasks.bring(LINK);
            tasks.pass(0, Duration.ofMillis(200));
            tasks.bring(Cast.unlink(LINK));
            tasks.bring(visit("late", minute(-1), cookie("c")));
            tasks.workOff();

            assertThat(moved(tasks)).isZero();
            assertThat(tasks.memberships()).hasSize(HELD + 1).allMatch(text -> text.contains("-> cookie-id:c "));
        }
    }

    @Test
    void shouldMoveAllOthersWhereOneCannotBeRead() {
        try (Tasks tasks = tasks()) {
            tasks.pass(0, Duration.ofSeconds(30));
            spoil(tasks, "e20");

            tasks.bring(LINK);
            tasks.workOff();
            tasks.bring(visit("w", day(1), cookie("w")));
            tasks.pass(0, Duration.ofMillis(200));

            assertThat(moved(tasks)).isEqualTo(HELD - 1);
            // Two records of each that moved; the one that did not has taken no number.
            assertThat(watermarks(tasks))
                    .last()
                    .isEqualTo(new Watermark(0, false, 3 * HELD - 2 + 1, day(1).toEpochMilli()));
        }
    }

    /** The e-mail is so long that an entry for what waits, which tells it three times, could not be written. */
    @Test
    void shouldMoveAllAtOnceWhereNothingCanWait() {
        Map<String, String> kafka = Map.of("max.request.size", "32000");
        Identifier place = email("e".repeat(10_000));
        try (Tasks tasks = new Tasks(1, Policies.DEFAULT, new Random(1), FEW, kafka)) {
            tasks.bring(link("k", place, Cast.login("bob"), day(2)));
            tasks.bring(link("l", cookie("c"), place, day(2)));
            for (int i = 0; i < HELD; i++) {
                tasks.bring(visit("e" + i, minute(i), cookie("c")));
            }

            tasks.bring(link("m", place, Cast.login("anna"), day(1)));

            assertThat(tasks.isBehind(0)).isFalse();
            assertThat(tasks.memberships()).hasSize(HELD).allMatch(text -> text.contains("-> login-id:anna "));
        }
    }

    private static void spoil(Tasks tasks, String eventId) {
        InteractionCodec codec = new InteractionCodec();
        VersionedForm<HeldInteraction> form = HeldStore.form(codec);
        PackedContent unreadable = PackedContent.of(new byte[] {1, 99}, codec);
        KeyValueStore<Bytes, byte[]> store = tasks.driver(0).getKeyValueStore(HeldStore.NAME);
        try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                NodeMembership origin = form.fromStore(entry.value).origin().orElseThrow();
                if (origin.content().interaction().header().eventId().equals(eventId)) {
                    NodeMembership spoilt = NodeMembership.origin(origin.version(), unreadable);
                    HeldInteraction held = new HeldInteraction(
                            List.of(spoilt), form.fromStore(entry.value).sentTo());
                    store.put(entry.key, form.toBytes(held));
                }
            }
        }
    }

    private static Tasks tasks() {
        Tasks tasks = new Tasks(1, Policies.DEFAULT, new Random(1), FEW);
        for (int i = 0; i < HELD; i++) {
            tasks.bring(visit("e" + i, minute(i), cookie("c")));
        }
        return tasks;
    }

    private static long moved(Tasks tasks) {
        return tasks.memberships().stream()
                .filter(text -> text.contains("-> email:e "))
                .count();
    }

    private static List<Watermark> watermarks(Tasks tasks) {
        return tasks
                .driver(0)
                .createOutputTopic(Topics.IDENTITY_WATERMARKS, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readValuesToList()
                .stream()
                .map(WatermarkCodec::fromBytes)
                .toList();
    }
}
