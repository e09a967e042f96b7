package io.vocstreams.testkit.laws;

import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.intake.Identifiers;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.Tables;
import io.vocstreams.testkit.World;
import io.vocstreams.testkit.laws.Law.Sides;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A world cut in two, the people of the second half renamed: nobody knows anybody of the other half. */
final class Strangers {

    private static final String MARK = "x";

    private Strangers() {}

    static Sides sides(World world, Function<World, Tables> tables) {
        List<Input> natives = new ArrayList<>();
        List<Input> strangers = new ArrayList<>();
        for (Input input : world.inputs()) {
            boolean isNative = natives.size() <= strangers.size();
            (isNative ? natives : strangers).add(isNative ? input : renamed(input));
        }
        List<Input> both = new ArrayList<>(natives);
        both.addAll(strangers);
        return new Sides(
                sum(tables.apply(world.withInputs(natives)), tables.apply(world.withInputs(strangers))),
                tables.apply(world.withInputs(both)));
    }

    private static Tables sum(Tables one, Tables other) {
        Tables sum = Tables.empty();
        for (Tables part : List.of(one, other)) {
            sum.customers().putAll(part.customers());
            sum.journeys().putAll(part.journeys());
            sum.attributions().putAll(part.attributions());
            sum.readings().putAll(part.readings());
            part.scores().forEach((key, score) -> sum.scores().merge(key, score, ScoresOfCounts::sum));
            part.rates().forEach((key, rate) -> sum.rates().merge(key, rate, RatesOfCounts::sum));
        }
        return sum;
    }

    private static Input renamed(Input input) {
        if (input instanceof Input.Happened happened) {
            return new Input.Happened(renamed(happened.interaction()));
        }
        if (input instanceof Input.Linked linked) {
            IdentityLink link = linked.link();
            return new Input.Linked(new IdentityLink(
                    link.linkId(),
                    link.revision(),
                    link.operation(),
                    renamed(link.from()),
                    renamed(link.to()),
                    link.occurredAt(),
                    link.source()));
        }
        if (input instanceof Input.Profiled profiled) {
            CustomerProfile profile = profiled.profile();
            return new Input.Profiled(new CustomerProfile(
                    renamed(profile.customerId()),
                    profile.effectiveAt(),
                    profile.segment(),
                    profile.persona(),
                    profile.attributes()));
        }
        return new Input.Forgotten(renamed(((Input.Forgotten) input).customerId()));
    }

    private static Interaction renamed(Interaction interaction) {
        Header header = interaction.header();
        Header renamed = new Header(
                renamed(header.eventId()),
                header.revision(),
                header.operation(),
                header.source(),
                header.occurredAt(),
                header.receivedAt(),
                header.identifiers().stream().map(Strangers::renamed).toList(),
                header.correlations(),
                header.experiments());
        if (interaction instanceof Feedback feedback) {
            String about = feedback.touchpointId();
            return feedback.under(renamed).about(about == null ? null : renamed(about));
        }
        return interaction.under(renamed);
    }

    /** Junk stays junk. */
    private static Identifier renamed(Identifier name) {
        return Identifiers.isJunk(name) ? name : new Identifier(name.type(), renamed(name.value()));
    }

    private static String renamed(String text) {
        return Identifiers.normal(text).isEmpty() ? text : MARK + Identifiers.normal(text);
    }
}
