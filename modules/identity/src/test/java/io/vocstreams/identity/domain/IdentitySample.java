package io.vocstreams.identity.domain;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A small random data set with everything that makes identity hard: shared devices, merges, cycles, second thoughts.
 */
public record IdentitySample(List<Interaction> interactions, List<IdentityLink> links) {

    public static IdentitySample random(Random random) {
        List<Interaction> interactions = new ArrayList<>();
        List<IdentityLink> links = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Interaction interaction = interaction("e" + i, random);
            interactions.add(interaction);
            if (random.nextInt(5) == 0) {
                interactions.add(Cast.corrected(interaction, "product_viewed"));
            }
            if (random.nextInt(6) == 0) {
                interactions.add(Cast.retracted(interaction));
            }
        }
        for (int i = 0; i < 12; i++) {
            IdentityLink link = link("l" + i, random);
            links.add(link);
            if (random.nextInt(4) == 0) {
                links.add(Cast.unlink(link));
            }
        }
        return new IdentitySample(interactions, links);
    }

    private static Interaction interaction(String id, Random random) {
        List<Identifier> identifiers = new ArrayList<>(List.of(weak(random)));
        if (random.nextInt(3) == 0) {
            identifiers.add(strong(random));
        }
        if (random.nextInt(5) == 0) {
            identifiers.add(strong(random));
        }
        return Cast.visit(id, time(random), identifiers.toArray(Identifier[]::new));
    }

    private static IdentityLink link(String id, Random random) {
        int kind = random.nextInt(3);
        Identifier from = kind == 0 ? weak(random) : kind == 1 ? login(random) : customer(random);
        Identifier to = kind == 0 ? login(random) : customer(random);
        return Cast.link(id, from, from.equals(to) ? Cast.customer("other") : to, time(random));
    }

    private static Identifier weak(Random random) {
        return random.nextBoolean()
                ? Cast.cookie("c" + random.nextInt(3))
                : random.nextBoolean() ? Cast.device("d" + random.nextInt(2)) : Cast.email("m" + random.nextInt(2));
    }

    private static Identifier strong(Random random) {
        return random.nextBoolean() ? login(random) : customer(random);
    }

    private static Identifier login(Random random) {
        return Cast.login("l" + random.nextInt(6));
    }

    private static Identifier customer(Random random) {
        return Cast.customer("k" + random.nextInt(4));
    }

    /** Few different times, so that equal ones are common. */
    private static Instant time(Random random) {
        return random.nextInt(3) == 0 ? Cast.minute(random.nextInt(50)) : Cast.day(random.nextInt(60));
    }
}
