package io.vocstreams.contracts.metrics;

import io.vocstreams.contracts.TopicCatalogue;
import io.vocstreams.contracts.TopicSpec;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.cases.CaseEvent;
import io.vocstreams.model.guidance.Decision;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.voice.Sentiment;
import io.vocstreams.model.voice.Voice;
import io.vocstreams.platform.metrics.ProcessMeterSpecs;
import io.vocstreams.platform.metrics.StageMeterSpecs;
import io.vocstreams.platform.metrics.TagSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All tags of the product's meters, and the values they can have. Never anything of a customer. */
public final class VocTags {

    private static final List<String> FOR_TOUCHPOINTS = names(
            RejectReason.UNDECODABLE,
            RejectReason.MISSING_FIELD,
            RejectReason.NO_USABLE_IDENTIFIER,
            RejectReason.TIME_IN_FUTURE,
            RejectReason.TOO_LATE);
    private static final List<String> FOR_FEEDBACK = names(
            RejectReason.UNDECODABLE,
            RejectReason.MISSING_FIELD,
            RejectReason.NO_USABLE_IDENTIFIER,
            RejectReason.SCALE_INVALID,
            RejectReason.VALUE_OUT_OF_RANGE,
            RejectReason.TIME_IN_FUTURE,
            RejectReason.TOO_LATE);
    private static final List<String> FOR_CONSENTS = names(
            RejectReason.UNDECODABLE,
            RejectReason.MISSING_FIELD,
            RejectReason.NO_USABLE_IDENTIFIER,
            RejectReason.TIME_IN_FUTURE);
    private static final List<String> FOR_LINKS = names(
            RejectReason.UNDECODABLE,
            RejectReason.MISSING_FIELD,
            RejectReason.NO_USABLE_IDENTIFIER,
            RejectReason.LINK_INVALID,
            RejectReason.TIME_IN_FUTURE);
    private static final List<String> FOR_PROFILES = names(RejectReason.UNDECODABLE, RejectReason.MISSING_FIELD);
    private static final List<String> FOR_FACTS =
            names(RejectReason.UNDECODABLE, RejectReason.MISSING_FIELD, RejectReason.TIME_IN_FUTURE);

    private static final List<String> FOR_PLANS =
            names(RejectReason.UNDECODABLE, RejectReason.MISSING_FIELD, RejectReason.VALUE_OUT_OF_RANGE);

    private static final List<String> FOR_OPERATIONS = names(
            RejectReason.UNDECODABLE,
            RejectReason.MISSING_FIELD,
            RejectReason.VALUE_OUT_OF_RANGE,
            RejectReason.TIME_IN_FUTURE);

    private static final Map<String, List<String>> REASONS = Stream.concat(
                    Stream.of(
                            Map.entry(Topics.FEEDBACK, FOR_FEEDBACK),
                            Map.entry(Topics.CONSENTS, FOR_CONSENTS),
                            Map.entry(Topics.IDENTITY_LINKS, FOR_LINKS),
                            Map.entry(Topics.CUSTOMERS, FOR_PROFILES),
                            Map.entry(Topics.CASE_ACTIONS, FOR_FACTS),
                            Map.entry(Topics.IMPROVEMENT_ACTIONS, FOR_FACTS),
                            Map.entry(Topics.EXPERIMENT_PLANS, FOR_PLANS),
                            Map.entry(Topics.OPERATIONS, FOR_OPERATIONS)),
                    Topics.TOUCHPOINT_INPUTS.stream().map(topic -> Map.entry(topic, FOR_TOUCHPOINTS)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    /** Those that are read. */
    private static final Set<String> OF_ALL_STAGES = Set.of(Topics.LEDGER, Topics.REJECTED);

    private static final List<String> LANGUAGES = List.of("ja", "en");
    private static final List<String> POLARITIES = Arrays.stream(Sentiment.values())
            .filter(polarity -> polarity != Sentiment.UNKNOWN)
            .map(Sentiment::name)
            .toList();
    private static final String OTHER = "other";
    private static final String UNREAD = "UNREAD";

    /** Language and polarity of every reading that there can be. */
    public static final List<List<String>> READ = Stream.concat(
                    LANGUAGES.stream()
                            .flatMap(language -> POLARITIES.stream().map(polarity -> List.of(language, polarity))),
                    Stream.of(List.of(OTHER, UNREAD)))
            .toList();

    /** Every decision that there can be. */
    public static final List<Decision> DECIDED = Arrays.stream(Decision.values())
            .filter(decision -> decision != Decision.UNKNOWN)
            .toList();

    public static final List<TagSpec> ALL = List.of(
            new TagSpec(StageMeterSpecs.STAGE, TopicCatalogue.load().stages(), "The stage."),
            new TagSpec(
                    StageMeterSpecs.TOPIC,
                    TopicCatalogue.load().topics().stream()
                            .filter(topic -> !topic.owner().equals(TopicSpec.NOTIFY))
                            .filter(topic ->
                                    !topic.owner().equals(TopicSpec.ALL) || OF_ALL_STAGES.contains(topic.name()))
                            .map(TopicSpec::name)
                            .toList(),
                    "A topic that the stage reads, or `voc serve`; of `voc_stage_output_age_seconds` one that it"
                            + " writes for others: `"
                            + String.join("`, `", TopicCatalogue.load().results())
                            + "`; of `voc_identity_lateness_seconds` touchpoints and feedback only."),
            new TagSpec(
                    StageMeterSpecs.OUTCOME,
                    List.of("ACCEPTED", "DUPLICATE", "REJECTED", "DEAD_LETTERED", "REFUSED", "SHED"),
                    "What became of a record; of the gateway ACCEPTED, REFUSED and SHED."),
            new TagSpec(
                    StageMeterSpecs.REASON,
                    Stream.concat(
                                    Stream.of("NONE"),
                                    Stream.concat(
                                            Arrays.stream(RejectReason.values())
                                                    .filter(reason -> reason != RejectReason.UNKNOWN)
                                                    .map(RejectReason::name),
                                            Stream.of("NOT_ALLOWED", "UNSUPPORTED")))
                            .toList(),
                    "Why a record was refused, NONE for other outcomes; NOT_ALLOWED and UNSUPPORTED are the gateway's;"
                            + " of `voc_scores_publication_reasons_total` NEW_RESPONSE, CORRECTED_RESPONSE,"
                            + " RETRACTED_RESPONSE, REASSIGNED, WINDOW_CLOSED, and of rates NEW_OPPORTUNITY, DECIDED,"
                            + " CORRECTED, RETRACTED."),
            new TagSpec(
                    VocMeters.LINK,
                    List.of("asserted", "stated"),
                    "Whether an interaction with several identifiers implies it, or a record of"
                            + " `voc.identity-links.v1` says so."),
            new TagSpec(
                    VocMeters.CHANGE,
                    List.of("added", "removed", "opened", "closed", "reopened", "superseded"),
                    "Of links `added` and `removed`; of journeys the others: `opened` is one that readers see for the"
                            + " first time or again, `reopened` one that was closed."),
            new TagSpec(
                    GatewayMeterSpecs.SHAPE, List.of("json", "cloudevents", "segment"), "How a request was written."),
            new TagSpec(
                    GatewayMeterSpecs.STATUS,
                    List.of(
                            "200", "204", "400", "401", "403", "404", "405", "406", "408", "413", "415", "429", "500",
                            "503"),
                    "Of an answer."),
            new TagSpec(
                    ServeMeterSpecs.ROUTE,
                    List.of(
                            "scores",
                            "series",
                            "score",
                            "revisions",
                            "stream",
                            "rates",
                            "rate",
                            "rate-revisions",
                            "rate-stream",
                            "measures",
                            "impacts",
                            "journeys",
                            "journey",
                            "customer",
                            "readings",
                            "cases",
                            "case-choices",
                            "case",
                            "case-actions",
                            "case-stream",
                            "at-risk",
                            "guidance",
                            "guidance-operations",
                            "improvements",
                            "improvement",
                            "improvement-actions",
                            "experiments",
                            "experiment",
                            "status",
                            "rejects",
                            "other"),
                    "What was asked for of `voc serve`; `other` is what there is not."),
            new TagSpec(
                    VocMeters.FINALITY, List.of("PROVISIONAL", "FINAL", "CORRECTED"), "Of a published score or rate."),
            new TagSpec(
                    VocMeters.MEASURE,
                    List.of("the ids of the measures in force"),
                    "A measure; of `voc_journey_keyless_total` only those with `same`."),
            new TagSpec(
                    VocMeters.STATE,
                    List.of("MET", "MISSED", "PENDING"),
                    "What became of an opportunity: something closed it in time, nothing did, or its time is"
                            + " not over."),
            new TagSpec(VocMeters.QUANTILE, List.of("0.5", "0.9"), "What share took no longer."),
            new TagSpec(
                    VocMeters.ARM,
                    List.of("`<experiment>/<variant>` of planned experiments"),
                    "What customers were shown; `CROSSED` in place of the variant if more than one."),
            new TagSpec(
                    VocMeters.TRANSITION,
                    Arrays.stream(CaseEvent.Transition.values())
                            .filter(transition -> transition != CaseEvent.Transition.UNKNOWN)
                            .map(CaseEvent.Transition::name)
                            .toList(),
                    "What happened to a case."),
            new TagSpec(
                    VocMeters.DECISION, DECIDED.stream().map(Decision::name).toList(), "Whether a customer is told."),
            new TagSpec(NotifyMeterSpecs.WEBHOOK, List.of("the names in the file of webhooks"), "A webhook."),
            new TagSpec(
                    NotifyMeterSpecs.ANSWER,
                    List.of("TAKEN", "REFUSED", "UNAVAILABLE"),
                    "Of a webhook: it took an announcement; it refused this one; it did not answer, or not yet."),
            new TagSpec("metric", List.of("NPS", "CSAT", "CES", "RATING"), "Of a score."),
            new TagSpec("scale", List.of("`<min>-<max>`"), "Of a score, for example `0-10`."),
            new TagSpec(
                    VocMeters.POLARITY,
                    Stream.concat(
                                    Stream.of("HIGHER_IS_BETTER", "LOWER_IS_BETTER"),
                                    Stream.concat(POLARITIES.stream(), Stream.of(UNREAD)))
                            .toList(),
                    "Of a score the first two; of a text what it says, UNREAD in other languages."),
            new TagSpec(
                    VocMeters.LANGUAGE,
                    Stream.concat(LANGUAGES.stream(), Stream.of(OTHER)).toList(),
                    "Of a text; `other` is not read."),
            new TagSpec(
                    ProcessMeterSpecs.AREA, List.of("heap", "nonheap"), "Of memory; the limit is of the heap only."),
            new TagSpec("version", List.of("this build's"), "Of the product."),
            new TagSpec("commit", List.of("this build's, or `unknown`"), "Of the sources."),
            new TagSpec("java", List.of("the running one's"), "Version of Java."),
            new TagSpec("kafka", List.of("this build's"), "Version of Kafka's client libraries."));

    private VocTags() {}

    /** Which of {@link #READ} a reading is. */
    public static List<String> ofReading(Voice voice) {
        Sentiment polarity = voice.polarity();
        return polarity == null ? List.of(OTHER, UNREAD) : List.of(voice.language(), polarity.name());
    }

    /** For which reasons records of a topic can be refused: none where they are not judged. */
    public static List<String> reasonsOf(String topic) {
        return REASONS.getOrDefault(topic, List.of());
    }

    private static List<String> names(RejectReason... reasons) {
        return Arrays.stream(reasons).map(RejectReason::name).toList();
    }
}
