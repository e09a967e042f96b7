package io.vocstreams.identity.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.identity.domain.IdentitySample;
import io.vocstreams.identity.domain.Resolver;
import io.vocstreams.identity.stream.Backlog.Slices;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.policy.IdentityPolicy;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.policy.Retention;
import io.vocstreams.model.policy.TimePolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PartitionIndependenceTest {

    private static final Retention WIDE = new Retention(
            new TimePolicy(Duration.ofDays(100), Duration.ofMinutes(5), Duration.ofSeconds(30)),
            IdentityPolicy.DEFAULT,
            JourneyPolicy.DEFAULT);

    @Property(tries = 20)
    void shouldEndAsTheBatchResolverWhateverTheOrderThePartitionsAndTheDelays(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int count) {
        Random random = new Random(seed);
        IdentitySample world = IdentitySample.random(random);
        List<Object> records = new ArrayList<>(world.interactions());
        records.addAll(world.links());
        records.addAll(world.interactions().subList(0, 5));
        Collections.shuffle(records, random);

        Slices slices = random.nextBoolean() ? Slices.DEFAULT : new Slices(1, 1);
        try (Tasks tasks = new Tasks(count, WIDE, random, slices)) {
            for (Object record : records) {
                bring(tasks, record);
                for (int i = random.nextInt(4); i > 0; i--) {
                    tasks.carryOne();
                }
                if (random.nextInt(8) == 0) {
                    tasks.pass(random.nextInt(count), Duration.ofMillis(200));
                }
            }
            tasks.workOff();

            assertThat(tasks.memberships()).isEqualTo(resolved(world.interactions(), world.links(), WIDE));
            assertThat(tasks.rejected()).isEmpty();
        }
    }

    static void bring(Tasks tasks, Object record) {
        if (record instanceof Interaction interaction) {
            tasks.bring(interaction);
        } else {
            tasks.bring((IdentityLink) record);
        }
    }

    static Set<String> resolved(
            Collection<Interaction> interactions, Collection<IdentityLink> links, Retention policies) {
        return new Resolver(interactions, links, policies.identity())
                .resolve().stream().map(Tasks::describe).collect(Collectors.toCollection(TreeSet::new));
    }
}
