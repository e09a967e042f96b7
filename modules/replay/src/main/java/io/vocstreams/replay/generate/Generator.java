package io.vocstreams.replay.generate;

import io.vocstreams.contracts.InputRecord;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.MessagingTouchpoint.Medium;
import io.vocstreams.model.Operation;
import io.vocstreams.model.guidance.Notice;
import io.vocstreams.replay.generate.Truth.TrueGuidance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Makes a sample whose truth is certain: it knows who did what before it decides how that is recorded. */
public final class Generator {

    private static final int KIOSK_CUSTOMERS = 8;
    private static final List<String> SEGMENTS = List.of("gold", "silver", "bronze");

    private final GeneratorOptions options;
    private final Random random;
    private final TrueFacts facts = new TrueFacts();
    private final ArrivalOrder arrivals;
    private final SampleWriter world;
    private final Improvements improvements;
    private final Delays delays;
    private final Offers offers;
    private final Scenes scenes;

    private Generator(GeneratorOptions options) {
        this.options = options;
        this.random = new Random(options.seed());
        this.arrivals = new ArrivalOrder(options, random);
        this.world = new SampleWriter(options, random, facts, arrivals);
        this.improvements = new Improvements(options);
        this.delays = new Delays(world, options.end());
        this.offers = new Offers(world, arrivals, options);
        this.scenes = new Scenes(world, improvements, delays);
    }

    /** The same options always give the same sample. */
    public static Sample generate(GeneratorOptions options) {
        return new Generator(options).generate();
    }

    private Sample generate() {
        List<Person> people = new ArrayList<>();
        for (int number = 1; number <= options.customers(); number++) {
            Person person = Person.known(number);
            people.add(person);
            introduce(person, number);
            visits(person);
        }
        for (int number = 1; number <= options.customers() / 5; number++) {
            scenes.browse(Person.stranger(number), someTime());
        }
        kiosk(people);
        List<Person> others = merges(people);
        Refusals refusals = new Refusals(world, facts, arrivals);
        for (int i = 0; i < options.refusedPerReason(); i++) {
            refusals.addAll(someTime());
        }
        delays.tell();
        offers.look(others);
        List<Notice> notices = new ArrayList<>(delays.notices());
        notices.add(offers.notice());
        Map<String, TrueGuidance> guidance = new TreeMap<>(delays.truth());
        guidance.putAll(offers.truth());
        return new Sample(
                arrivals.inOrder(),
                improvements.actions(),
                notices,
                new TruthBook(facts, options.end()).write(guidance));
    }

    /** What the customer database says: the card and the e-mail address, and a profile or two. */
    private void introduce(Person person, int number) {
        link(person.loyalty(), person.identity(), earlyTime());
        link(person.email(), person.identity(), earlyTime());
        Instant before = options.start().minus(Duration.ofDays(1));
        arrivals.add(InputRecord.of(profile(person, before, SEGMENTS.get(number % SEGMENTS.size()))), options.start());
        if (number % 10 == 0) {
            arrivals.add(InputRecord.of(profile(person, someTime(), SEGMENTS.get(0))));
        }
    }

    private void visits(Person person) {
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            Instant at = someTime();
            switch (random.nextInt(6)) {
                case 0 -> scenes.webOrder(person, at);
                case 1 -> scenes.appUse(person, at);
                case 2 -> scenes.call(person, at, random.nextBoolean());
                case 3 -> scenes.purchase(person, at);
                case 4 ->
                    scenes.message(
                            person,
                            at,
                            List.of(Medium.EMAIL, Medium.CHAT, Medium.SOCIAL).get(i % 3));
                default -> scenes.campaign(person, at);
            }
        }
    }

    /** So many customers within a month that the device is known to be nobody's. */
    private void kiosk(List<Person> people) {
        Person kiosk = Person.terminal("kiosk-1");
        Duration step = options.span().minus(Scenes.LONGEST).dividedBy(KIOSK_CUSTOMERS);
        for (int i = 0; i < KIOSK_CUSTOMERS; i++) {
            scenes.kiosk(kiosk, people.get(i), options.start().plus(step.multipliedBy(i)));
        }
    }

    /**
     * Pairs at the end of the list: one in two stays merged, the others are parted again. Answers those who are in no
     * pair, and were not at the kiosk.
     */
    private List<Person> merges(List<Person> people) {
        // Nobody is in two pairs, and nobody at the kiosk is in any.
        int most = (people.size() - KIOSK_CUSTOMERS) / 4;
        int pairs = Math.min(most, Math.max(1, (int) (options.merges() * people.size())));
        for (int pair = 0; pair < 2 * pairs; pair++) {
            Person one = people.get(people.size() - 1 - 2 * pair);
            Person other = people.get(people.size() - 2 - 2 * pair);
            Instant at = earlyTime();
            IdentityLink merge = link(world.newId("merge"), one.identity(), other.identity(), at);
            if (pair % 2 == 0) {
                one.becomes(other);
                arrivals.add(InputRecord.of(merge));
            } else {
                IdentityLink parted = new IdentityLink(
                        merge.linkId(), 1, Operation.RETRACT, merge.from(), merge.to(), at, merge.source());
                arrivals.addVersions(InputRecord.of(merge), InputRecord.of(parted), pair % 4 == 3);
            }
        }
        return people.subList(KIOSK_CUSTOMERS, people.size() - 4 * pairs);
    }

    private void link(Identifier from, Identifier to, Instant at) {
        arrivals.add(InputRecord.of(link(world.newId("link"), from, to, at)));
    }

    private static IdentityLink link(String id, Identifier from, Identifier to, Instant at) {
        return new IdentityLink(id, 0, Operation.UPSERT, from, to, at, "crm");
    }

    private static CustomerProfile profile(Person person, Instant from, String segment) {
        return new CustomerProfile(person.identity().value(), from, segment, null, Map.of("country", "DE"));
    }

    /** Early enough that what begins then is over at the end. */
    private Instant someTime() {
        return within(options.span());
    }

    /** Who somebody is comes to be known while the pipeline still holds all that they did. */
    private Instant earlyTime() {
        return within(options.latest());
    }

    private Instant within(Duration span) {
        long millis = span.minus(Scenes.LONGEST).toMillis();
        return options.start().plusMillis((long) (random.nextDouble() * millis));
    }
}
