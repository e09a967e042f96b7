package io.vocstreams.systemtests.laws;

import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.intake.Identifiers;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The records of a world under other names and at another time, so that many worlds can share one pipeline. */
public final class Renamed {

    private static final Pattern PADDING = Pattern.compile("^[\\p{Z}\\p{Cc}\\p{Cf}]+");

    private final String prefix;
    private final Duration back;

    private Renamed(String prefix, Duration back) {
        this.prefix = prefix;
        this.back = back;
    }

    /** Everything that is somebody's name, an id or a survey begins with the prefix; nothing happens after the end. */
    public static List<Input> of(World world, String prefix, Instant end) {
        Instant latest = world.end();
        Duration tooLate = latest.isAfter(end) ? Duration.between(end, latest) : Duration.ZERO;
        Renamed renamed = new Renamed(prefix, Duration.ofDays(tooLate.toDays() + 1));
        return world.inputs().stream().map(renamed::of).toList();
    }

    private Input of(Input input) {
        if (input instanceof Input.Happened happened) {
            return new Input.Happened(of(happened.interaction()));
        } else if (input instanceof Input.Linked linked) {
            return new Input.Linked(of(linked.link()));
        } else if (input instanceof Input.Profiled profiled) {
            CustomerProfile profile = profiled.profile();
            return new Input.Profiled(new CustomerProfile(
                    of(profile.customerId()),
                    profile.effectiveAt().minus(back),
                    profile.segment(),
                    profile.persona(),
                    profile.attributes()));
        }
        return new Input.Forgotten(of(((Input.Forgotten) input).customerId()));
    }

    private Interaction of(Interaction interaction) {
        Interaction renamed = interaction.under(of(interaction.header()));
        return renamed instanceof Feedback feedback
                ? feedback.to(of(feedback.surveyId())).about(prefixed(feedback.touchpointId()))
                : renamed;
    }

    private Header of(Header header) {
        Instant receivedAt = header.receivedAt();
        return new Header(
                of(header.eventId()),
                header.revision(),
                header.operation(),
                header.source(),
                header.occurredAt().minus(back),
                receivedAt == null ? null : receivedAt.minus(back),
                header.identifiers().stream().map(this::of).toList(),
                header.correlations(),
                header.experiments());
    }

    private IdentityLink of(IdentityLink link) {
        return new IdentityLink(
                of(link.linkId()),
                link.revision(),
                link.operation(),
                of(link.from()),
                of(link.to()),
                link.occurredAt().minus(back),
                link.source());
    }

    /** Junk stays junk. */
    private Identifier of(Identifier identifier) {
        boolean usable = !Identifiers.usable(List.of(identifier)).isEmpty();
        return usable ? new Identifier(identifier.type(), of(identifier.value())) : identifier;
    }

    private @Nullable String prefixed(@Nullable String text) {
        return text == null ? null : of(text);
    }

    /** What is blank stays blank, and what is padded stays padded. */
    private String of(String text) {
        int padding = text.length() - PADDING.matcher(text).replaceFirst("").length();
        return padding == text.length() ? text : text.substring(0, padding) + prefix + text.substring(padding);
    }
}
