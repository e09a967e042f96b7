package io.vocstreams.systemtests.driver;

import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.guidance.Guidance;
import io.vocstreams.journey.domain.history.ActionCatalogue;
import io.vocstreams.journey.domain.history.Experiments;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.domain.triggers.Departments;
import io.vocstreams.journey.domain.triggers.Rule;
import io.vocstreams.journey.lexicon.LexiconReader;
import io.vocstreams.journey.rules.DepartmentFile;
import io.vocstreams.journey.stream.Measuring;
import io.vocstreams.journey.stream.Triggering;
import io.vocstreams.model.policy.Retention;
import io.vocstreams.model.policy.TimePolicy;
import io.vocstreams.platform.RecordLimits;
import io.vocstreams.testkit.World;
import java.time.Duration;
import java.util.List;

/**
 * What a world leaves to the deployment: how late, how early and how quiet inputs may be, what is measured, how many
 * bytes a record that is written may have, and what actions mean.
 */
public record Policies(
        World world,
        TimePolicy time,
        Measuring measuring,
        Triggering triggering,
        Guidance guidance,
        int writable,
        ActionCatalogue catalogue) {

    private static final Duration FUTURE = Duration.ofMinutes(5);
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration FOR_EVER = Duration.ofDays(365_000);

    /** The world's measures, and no rules. */
    public Policies(World world, TimePolicy time) {
        this(world, time, RecordLimits.DEFAULT_WRITTEN, ActionCatalogues.shipped());
    }

    private Policies(World world, TimePolicy time, int writable, ActionCatalogue catalogue) {
        this(
                world,
                time,
                Measuring.of(world.measures(), catalogue, world.scores().zone()),
                Triggering.nothing(),
                Guidance.nothing(),
                writable,
                catalogue);
    }

    /** The same with measures. */
    public Policies measuring(List<Measure> measures) {
        return new Policies(
                world,
                time,
                Measuring.of(measures, catalogue, world.scores().zone()),
                triggering,
                guidance,
                writable,
                catalogue);
    }

    /** The same with rules for cases, over these measures. */
    public Policies ruling(List<Rule> rules, List<Measure> measures) {
        Triggering ruled = Triggering.of(rules, measures, catalogue, departments(rules), world.journey());
        return new Policies(world, time, measuring(measures).measuring(), ruled, guidance, writable, catalogue);
    }

    /** The same with rules for guidance. */
    public Policies guiding(Guidance rules) {
        return new Policies(world, time, measuring, triggering, rules, writable, catalogue);
    }

    /** Those that are shipped. */
    public static Departments departments(List<Rule> rules) {
        return DepartmentFile.from("", rules, LexiconReader.shipped().themes());
    }

    /** Nothing is ever too late, and quiet inputs are idle soon. */
    public static Policies patient(World world) {
        return new Policies(world, new TimePolicy(FOR_EVER, FUTURE, QUIET));
    }

    /** Nothing is ever too late, and time is what events say. */
    public static Policies neverIdle(World world) {
        return new Policies(world, new TimePolicy(FOR_EVER, FUTURE, FOR_EVER));
    }

    /** The shipped horizon: late records are refused, and state is dropped. */
    public static Policies forgetful(World world) {
        return new Policies(world, new TimePolicy(TimePolicy.DEFAULT.latenessHorizon(), FUTURE, QUIET));
    }

    /** The same, where records may be no larger than this. */
    public Policies writing(int most) {
        return new Policies(world, time, measuring, triggering, guidance, most, catalogue);
    }

    /** The world's measures and no rules, where actions mean something else. */
    public Policies knowing(ActionCatalogue actions) {
        return new Policies(world, time, writable, actions);
    }

    /** Where nothing is ever too late, nothing is dropped. */
    Duration casesKept() {
        return Duration.ofDays(400).plus(time.latenessHorizon());
    }

    /** What SCORES keeps, which knows no measures. */
    public Retention keptByScores() {
        return new Retention(time, world.identity(), world.journey());
    }

    public Retention retention() {
        return keptByScores().measuring(measuring.longest(), Experiments.REACH);
    }
}
