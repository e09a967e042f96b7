package io.vocstreams.contracts;

import io.vocstreams.model.AppTouchpoint;
import io.vocstreams.model.CallCenterTouchpoint;
import io.vocstreams.model.Channel;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.MessagingTouchpoint.Direction;
import io.vocstreams.model.MessagingTouchpoint.Medium;
import io.vocstreams.model.Operation;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.StoreTouchpoint;
import io.vocstreams.model.StoreTouchpoint.Line;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** What may come in: any interaction, link or profile, with any text, any number and gaps where gaps are allowed. */
public final class RecordArbitraries {

    private RecordArbitraries() {}

    static Arbitrary<String> texts() {
        // Half a surrogate pair is no text: UTF-8 cannot carry it.
        return Arbitraries.strings().ofMaxLength(12).filter(text -> text.codePoints()
                .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }

    static Arbitrary<@Nullable String> gaps() {
        return texts().injectNull(0.3);
    }

    static Arbitrary<Instant> times() {
        return Arbitraries.longs().between(-1L << 53, 1L << 53).map(Instant::ofEpochMilli);
    }

    static Arbitrary<Map<String, String>> maps() {
        return Arbitraries.maps(texts(), texts()).ofMaxSize(4);
    }

    static Arbitrary<Identifier> identifiers() {
        return Combinators.combine(Arbitraries.of(IdentifierType.class), texts())
                .as(Identifier::new);
    }

    static Arbitrary<Header> headers() {
        return Combinators.combine(
                        texts(),
                        Arbitraries.integers(),
                        Arbitraries.of(Operation.class),
                        texts(),
                        times(),
                        times().injectNull(0.3),
                        identifiers().list().ofMaxSize(4),
                        maps())
                .flatAs((id, revision, operation, source, occurred, received, identifiers, correlations) -> maps().map(
                                experiments -> new Header(
                                        id,
                                        revision,
                                        operation,
                                        source,
                                        occurred,
                                        received,
                                        identifiers,
                                        correlations,
                                        experiments)));
    }

    static Arbitrary<WebTouchpoint> webTouchpoints() {
        return Combinators.combine(headers(), texts(), gaps(), gaps(), gaps(), numbers(), gaps(), finds())
                .as((header, action, page, referrer, product, dwell, campaign, find) -> new WebTouchpoint(
                        header,
                        action,
                        page,
                        referrer,
                        product,
                        dwell,
                        campaign,
                        find.query(),
                        find.resultCount(),
                        find.contentId(),
                        find.helpful()));
    }

    static Arbitrary<AppTouchpoint> appTouchpoints() {
        return Combinators.combine(headers(), texts(), gaps(), gaps(), gaps(), numbers(), gaps(), finds())
                .flatAs((header, action, screen, version, os, dwell, campaign, find) -> gaps().map(
                                product -> new AppTouchpoint(
                                        header,
                                        action,
                                        screen,
                                        version,
                                        os,
                                        product,
                                        dwell,
                                        campaign,
                                        find.query(),
                                        find.resultCount(),
                                        find.contentId(),
                                        find.helpful())));
    }

    /** What a search was for and brought, what was read, and whether it helped. */
    private record Find(
            @Nullable String query,
            @Nullable Integer resultCount,
            @Nullable String contentId,
            @Nullable Boolean helpful) {}

    private static Arbitrary<Find> finds() {
        return Combinators.combine(gaps(), Arbitraries.integers().injectNull(0.3), gaps(), flags())
                .as(Find::new);
    }

    static Arbitrary<CallCenterTouchpoint> callCenterTouchpoints() {
        return Combinators.combine(headers(), texts(), gaps(), gaps(), numbers(), numbers(), flags(), gaps())
                .as(CallCenterTouchpoint::new);
    }

    static Arbitrary<StoreTouchpoint> storeTouchpoints() {
        Arbitrary<Line> lines = Combinators.combine(texts(), Arbitraries.integers(), Arbitraries.longs())
                .as(Line::new);
        return Combinators.combine(
                        headers(),
                        texts(),
                        texts(),
                        gaps(),
                        gaps(),
                        numbers(),
                        gaps(),
                        lines.list().ofMaxSize(3))
                .as(StoreTouchpoint::new);
    }

    static Arbitrary<MessagingTouchpoint> messagingTouchpoints() {
        return Combinators.combine(
                        headers(),
                        texts(),
                        Arbitraries.of(Medium.class),
                        Arbitraries.of(Direction.class),
                        gaps(),
                        flags(),
                        gaps(),
                        gaps())
                .as(MessagingTouchpoint::new);
    }

    static Arbitrary<Feedback> feedback() {
        Arbitrary<Feedback> asked = Combinators.combine(
                        headers(),
                        texts(),
                        Arbitraries.of(Metric.class),
                        Arbitraries.integers(),
                        Arbitraries.of(Polarity.class),
                        Arbitraries.of(Feedback.Status.class),
                        Arbitraries.integers().injectNull(0.3),
                        Arbitraries.of(Channel.class))
                .as((header, survey, metric, scale, polarity, status, value, channel) -> new Feedback(
                        header, survey, "q", metric, scale, ~scale, polarity, status, value, null, null, channel, null,
                        null, null));
        return Combinators.combine(asked, texts(), gaps(), gaps(), gaps(), gaps(), gaps())
                .as((of, question, comment, language, touchpoint, store, product) -> new Feedback(
                        of.header(),
                        of.surveyId(),
                        question,
                        of.metric(),
                        of.scaleMin(),
                        of.scaleMax(),
                        of.polarity(),
                        of.status(),
                        of.value(),
                        comment,
                        language,
                        of.channel(),
                        touchpoint,
                        store,
                        product));
    }

    public static Arbitrary<Interaction> interactions() {
        return Arbitraries.oneOf(List.of(
                webTouchpoints(),
                appTouchpoints(),
                callCenterTouchpoints(),
                storeTouchpoints(),
                messagingTouchpoints(),
                feedback()));
    }

    public static Arbitrary<IdentityLink> links() {
        return Combinators.combine(
                        texts(),
                        Arbitraries.integers(),
                        Arbitraries.of(Operation.class),
                        identifiers(),
                        identifiers(),
                        times(),
                        texts())
                .as(IdentityLink::new);
    }

    public static Arbitrary<CustomerProfile> profiles() {
        return Combinators.combine(texts(), times(), gaps(), gaps(), maps()).as(CustomerProfile::new);
    }

    static Arbitrary<ResolvedInteraction> resolved() {
        return Combinators.combine(
                        Arbitraries.of(Operation.class),
                        texts(),
                        Arbitraries.of(true, false),
                        identifiers().list().ofMinSize(1).ofMaxSize(4),
                        interactions())
                .as(ResolvedInteraction::new);
    }

    static Arbitrary<@Nullable Long> numbers() {
        return Arbitraries.longs().injectNull(0.3);
    }

    static Arbitrary<@Nullable Boolean> flags() {
        return Arbitraries.of(true, false).injectNull(0.3);
    }
}
