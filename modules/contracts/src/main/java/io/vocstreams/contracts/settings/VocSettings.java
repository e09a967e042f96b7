package io.vocstreams.contracts.settings;

import io.vocstreams.model.policy.IdentityPolicy;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.policy.Retention;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.policy.ScorePolicy.Counting;
import io.vocstreams.model.policy.TimePolicy;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.Dimension;
import io.vocstreams.platform.RecordLimits;
import io.vocstreams.platform.StageStores;
import io.vocstreams.platform.config.InvalidSettingException;
import io.vocstreams.platform.config.Setting;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.platform.run.CommitPace;
import io.vocstreams.platform.run.StoreMemory;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a deployment may choose. The reference page is written from these definitions. */
public final class VocSettings {

    private static final String COUNTING_FORM = "LATEST_PER_CUSTOMER or ALL";

    public static final Setting<String> BOOTSTRAP_SERVERS =
            Setting.text("voc.bootstrap-servers", "localhost:29092", "Kafka brokers, host:port, comma-separated.");
    public static final Setting<String> SCHEMA_REGISTRY = Setting.text(
            "voc.schema-registry",
            "http://localhost:28081/apis/ccompat/v7",
            "URL of a registry that speaks the Schema Registry API.");
    public static final Setting<String> STATE_DIRECTORY =
            Setting.text("voc.state-directory", ".voc/state", "Where the stages keep their local state.");
    public static final Setting<String> INSTANCE = Setting.text(
            "voc.instance",
            "1",
            "Tells instances of one stage apart; keep it over restarts so that meters stay the same.");
    public static final Setting<Integer> THREADS =
            Setting.count("voc.threads", 1, "Processing threads of each stage in this process.");
    public static final Setting<Duration> START_PATIENCE = Setting.duration(
            "voc.start-patience",
            "PT5M",
            "How long stages that start wait for a broker or a registry that does not answer, before they give up.");
    public static final Setting<Integer> HTTP_PORT = Setting.port(
            "voc.http.port",
            9464,
            "Where a process that runs stages answers with its metrics, health, build and settings; 0 for nowhere.");
    public static final Setting<String> HTTP_HOST = Setting.text(
            "voc.http.host",
            "0.0.0.0",
            "The address it listens on; there is no password, so keep it to those who may look (`127.0.0.1`: this"
                    + " machine only).");
    public static final Setting<Integer> GATEWAY_PORT =
            Setting.port("voc.gateway.port", 28_082, "Where `voc gateway` listens; 0 for any free port.");
    public static final Setting<String> GATEWAY_HOST = Setting.text(
            "voc.gateway.host",
            "127.0.0.1",
            "The address it listens on. Other than this machine's own only with `voc.gateway.keys`.");
    public static final Setting<String> GATEWAY_KEYS = Setting.text(
            "voc.gateway.keys",
            "",
            "A YAML file of keys (docs/gateway.md), read again when it changes; empty for none.");
    public static final Setting<Integer> GATEWAY_MEGABYTES = Setting.count(
            "voc.gateway.megabytes",
            64,
            "Bytes of requests that may be under way; what is more is answered with 503. The process needs three times"
                    + " as much.");
    public static final Setting<Integer> GATEWAY_BODY_KILOBYTES =
            Setting.count("voc.gateway.body-kilobytes", 2_048, "The largest body; a larger one is answered with 413.");
    public static final Setting<Duration> GATEWAY_DELIVERY_TIMEOUT = Setting.duration(
            "voc.gateway.delivery-timeout",
            "PT15S",
            "How long a request waits for the broker before it is answered with 503.");
    public static final Setting<Integer> SERVE_PORT =
            Setting.port("voc.serve.port", 28_083, "Where `voc serve` listens; 0 for any free port.");
    public static final Setting<String> SERVE_HOST = Setting.text(
            "voc.serve.host",
            "127.0.0.1",
            "The address it listens on. Other than this machine's own only with `voc.serve.tokens` or"
                    + " `voc.serve.proxies`.");
    public static final Setting<String> SERVE_TOKENS = Setting.text(
            "voc.serve.tokens",
            "",
            "A YAML file of tokens and their roles (docs/serve.md), read again when it changes; empty for none.");
    public static final Setting<String> SERVE_PROXIES = Setting.text(
            "voc.serve.proxies",
            "",
            "The addresses of proxies that say who asks, in the headers `Voc-User` and `Voc-Role` (docs/serve.md),"
                    + " separated by commas; empty for none. Of others these headers say nothing.");
    public static final Setting<String> SERVE_DIRECTORY = Setting.text(
            "voc.serve.directory",
            ".voc/serve",
            "Where `voc serve` keeps its database. It may be deleted while the process does not run, and is built"
                    + " again from the topics; revisions that their topic no longer has are then gone.");
    public static final Setting<Duration> SERVE_RETENTION = Setting.duration(
            "voc.serve.retention",
            "P100D",
            "How long after they came interactions with their texts, refusals and earlier revisions of scores are"
                    + " kept.");
    public static final Setting<Integer> SERVE_MINIMUM =
            Setting.count("voc.serve.minimum", 5, "Scores of fewer answers than this are hidden from viewers.");
    public static final Setting<String> NOTIFY_WEBHOOKS = Setting.text(
            "voc.notify.webhooks",
            "",
            "The YAML file of webhooks (docs/notify.md) to which `voc notify` posts what happens to cases. It starts"
                    + " only with one; `voc up` starts it where this is set.");
    public static final Setting<Duration> NOTIFY_HORIZON = Setting.duration(
            "voc.notify.horizon", "P3D", "What happened to a case longer ago than this is not posted any more.");
    public static final Setting<Integer> NOTIFY_PORT = Setting.port(
            "voc.notify.port", 28_084, "Where `voc notify` answers with its health and meters; 0 for any free port.");
    public static final Setting<String> NOTIFY_HOST = Setting.text(
            "voc.notify.host", "127.0.0.1", "The address it listens on; there is no password, and nothing personal.");
    public static final Setting<StageStores.Kind> STORES = Setting.choice(
            "voc.stores",
            StageStores.Kind.class,
            StageStores.Kind.ROCKSDB,
            "Where state is kept while running; both are restored from the changelog topics.");
    public static final Setting<Integer> STORE_MEGABYTES = Setting.count(
            StoreMemory.MEGABYTES,
            StoreMemory.DEFAULT_MEGABYTES,
            "Memory for RocksDB, outside of the heap, for each stage of this process, however many tasks it has.");
    public static final Setting<Duration> COMMIT_INTERVAL = Setting.duration(
            CommitPace.INTERVAL,
            CommitPace.DEFAULT_INTERVAL.toString(),
            "The time from one commit of a stage's thread to its next, which readers wait for. A stage that is behind"
                    + " commits less often, which costs less: after a fifth of what a record has waited already, at"
                    + " most `kafka.commit.interval.ms` (three seconds).");

    public static final Setting<Integer> MAX_RECORD_BYTES = Setting.number(
            RecordLimits.READ,
            1_000,
            RecordLimits.DEFAULT_READ,
            RecordLimits.DEFAULT_READ,
            "A record with more bytes than this, uncompressed with key and headers, is refused as TOO_LARGE.");
    public static final Setting<Duration> LATENESS_HORIZON = Setting.duration(
            "voc.lateness.horizon",
            "P30D",
            "An interaction older than the watermark by more than this is refused as TOO_LATE.");
    public static final Setting<Duration> IDLE_TIMEOUT = Setting.duration(
            "voc.idle-timeout", "PT30S", "An input that was read to its end and brought nothing for so long is idle.");
    public static final Setting<ZoneId> TIME_ZONE =
            Setting.zone("voc.time-zone", "UTC", "The zone whose days score windows follow.");

    public static final Setting<Duration> LINK_VALIDITY = Setting.duration(
            "voc.identity.link-validity", "P365D", "How long after its time a link is looked at. A merge is for ever.");
    public static final Setting<Duration> IDENTITY_LOOKBACK = Setting.duration(
            "voc.identity.lookback", "P30D", "How far a link reaches to anonymous interactions before it.");
    public static final Setting<Integer> SHARED_THRESHOLD = Setting.count(
            "voc.identity.shared-threshold",
            5,
            "From so many different targets of one type on, an identifier counts as shared (a kiosk).");

    public static final Setting<Duration> INACTIVITY_GAP =
            Setting.duration("voc.journey.inactivity-gap", "P7D", "A longer silence begins a new journey.");
    public static final Setting<Duration> MAX_DURATION = Setting.duration(
            "voc.journey.max-duration", "P90D", "A touchpoint so long after a journey's first begins a new journey.");
    public static final Setting<String> ACTIONS = Setting.text(
            "voc.journey.actions", "", "A YAML file of stages and actions in place of the one that is shipped.");
    public static final Setting<String> MEASURES =
            Setting.text("voc.journey.measures", "", "A YAML file of measures in place of the one that is shipped.");
    public static final Setting<String> RULES = Setting.text(
            "voc.journey.rules", "", "A YAML file of rules for cases in place of the one that is shipped.");
    public static final Setting<String> GUIDANCE = Setting.text(
            "voc.journey.guidance",
            "",
            "A YAML file of rules that say whom to tell what happens in operations, in place of the one that is"
                    + " shipped.");
    public static final Setting<String> LEXICON =
            Setting.text("voc.journey.lexicon", "", "A folder with a lexicon in place of the one that is shipped.");
    public static final Setting<Duration> JOURNEY_EMIT_INTERVAL = Setting.duration(
            "voc.journey.emit-interval",
            "PT1S",
            "The shortest time between two records of a journey with more steps or feedback than 500.");
    public static final Setting<Integer> CACHED_ITEMS = Setting.count(
            "voc.journey.cached-items",
            20_000,
            "How many touchpoints and answers each task keeps in memory, of the customers used last; one to two"
                    + " kilobytes each.");
    public static final Setting<Integer> DERIVED_AGAIN = Setting.count(
            "voc.journey.derived-again",
            1_000,
            "After a start with other files or settings: how many entries of customers (touchpoints, answers, and what"
                    + " is known to follow from them) each task derives again in a fifth of a second. More is sooner"
                    + " done, but records wait longer.");
    public static final Setting<Duration> ATTRIBUTION_REACH = Setting.duration(
            "voc.attribution.reach", "P90D", "How far a named or correlated touchpoint may be from its feedback.");
    public static final Setting<Duration> ATTRIBUTION_LOOKBACK = Setting.duration(
            "voc.attribution.lookback", "P14D", "How far back a feedback looks for a touchpoint that nobody named.");

    public static final Setting<Duration> EXPERIMENTS_REACH = Setting.duration(
            "voc.experiments.reach",
            "P91D",
            "How long what a customer saw of an experiment counts, and how long an experiment may be at most.");

    public static final Setting<Duration> GRACE = Setting.duration(
            "voc.scores.grace", "P1D", "How long after its end a window waits before its score is final.");
    public static final Setting<Duration> EMIT_INTERVAL =
            Setting.duration("voc.scores.emit-interval", "PT1S", "The shortest time between two updates of one score.");
    public static final Setting<Duration> RATES_EMIT_INTERVAL =
            Setting.duration("voc.rates.emit-interval", "PT10S", "The shortest time between two updates of one rate.");
    public static final Setting<String> CALENDAR = Setting.text(
            "voc.actions.calendar", "", "A YAML file of business hours in place of the one that is shipped.");
    public static final Setting<String> DEPARTMENTS = Setting.text(
            "voc.actions.departments",
            "",
            "A YAML file of departments, and of who acts on which cases, in place of the one that is shipped."
                    + " JOURNEY reads it.");
    public static final Setting<Duration> CASES_KEPT = Setting.duration(
            "voc.actions.retention", "P400D", "How long a case is kept after its end; then its row goes.");
    public static final Setting<List<Breakdown>> BREAKDOWNS = new Setting<>(
            "voc.scores.breakdowns",
            "a comma-separated list of none, channel, stage, action, survey, segment, store, product, experiment,"
                    + " theme, function, arm, or several joined by +",
            "none,channel,stage,action,survey,segment,store,product,experiment,channel+stage,channel+action,"
                    + "theme,function,arm,arm+survey",
            VocSettings::breakdowns,
            "What scores are broken down by.");
    public static final Setting<Counting> COUNTING = new Setting<>(
            "voc.scores.policy",
            COUNTING_FORM,
            Counting.LATEST_PER_CUSTOMER.name(),
            VocSettings::counting,
            "Whether only one customer's latest answer to a question counts in a window, or each; of surveys that have"
                    + " no policy of their own.");
    /** One setting for each survey: {@code voc.scores.policy.<surveyId>}. */
    public static final String COUNTING_PREFIX = "voc.scores.policy.";

    public static final List<Setting<?>> ALL = List.of(
            BOOTSTRAP_SERVERS,
            SCHEMA_REGISTRY,
            STATE_DIRECTORY,
            INSTANCE,
            THREADS,
            START_PATIENCE,
            HTTP_PORT,
            HTTP_HOST,
            GATEWAY_PORT,
            GATEWAY_HOST,
            GATEWAY_KEYS,
            GATEWAY_MEGABYTES,
            GATEWAY_BODY_KILOBYTES,
            GATEWAY_DELIVERY_TIMEOUT,
            SERVE_PORT,
            SERVE_HOST,
            SERVE_TOKENS,
            SERVE_PROXIES,
            SERVE_DIRECTORY,
            SERVE_RETENTION,
            SERVE_MINIMUM,
            NOTIFY_WEBHOOKS,
            NOTIFY_HORIZON,
            NOTIFY_PORT,
            NOTIFY_HOST,
            STORES,
            STORE_MEGABYTES,
            COMMIT_INTERVAL,
            MAX_RECORD_BYTES,
            LATENESS_HORIZON,
            IDLE_TIMEOUT,
            TIME_ZONE,
            LINK_VALIDITY,
            IDENTITY_LOOKBACK,
            SHARED_THRESHOLD,
            INACTIVITY_GAP,
            MAX_DURATION,
            ACTIONS,
            MEASURES,
            RULES,
            GUIDANCE,
            LEXICON,
            JOURNEY_EMIT_INTERVAL,
            CACHED_ITEMS,
            DERIVED_AGAIN,
            ATTRIBUTION_REACH,
            ATTRIBUTION_LOOKBACK,
            EXPERIMENTS_REACH,
            GRACE,
            EMIT_INTERVAL,
            RATES_EMIT_INTERVAL,
            BREAKDOWNS,
            COUNTING,
            CALENDAR,
            DEPARTMENTS,
            CASES_KEPT);

    private VocSettings() {}

    /** Refuses unknown keys and malformed values before anything runs. */
    public static Settings checked(Settings settings) {
        settings.requireKnown(ALL, Set.of(COUNTING_PREFIX));
        ALL.forEach(settings::get);
        score(settings);
        refusePasswordInUrl(settings.get(SCHEMA_REGISTRY));
        return settings;
    }

    /** The URL is shown in messages. */
    private static void refusePasswordInUrl(String url) {
        if (url.matches(".*//[^/?#,]*@.*")) {
            throw new InvalidSettingException(SCHEMA_REGISTRY.key()
                    + ": holds a user or a password; give them as kafka.schema.registry.basic.auth.user.info");
        }
    }

    public static TimePolicy time(Settings settings) {
        return new TimePolicy(
                settings.get(LATENESS_HORIZON), TimePolicy.DEFAULT.futureTolerance(), settings.get(IDLE_TIMEOUT));
    }

    public static IdentityPolicy identity(Settings settings) {
        return new IdentityPolicy(
                settings.get(LINK_VALIDITY),
                settings.get(IDENTITY_LOOKBACK),
                settings.get(SHARED_THRESHOLD),
                IdentityPolicy.DEFAULT.sharedSession());
    }

    public static JourneyPolicy journey(Settings settings) {
        return new JourneyPolicy(
                settings.get(INACTIVITY_GAP),
                settings.get(MAX_DURATION),
                JourneyPolicy.DEFAULT.visitGap(),
                settings.get(ATTRIBUTION_REACH),
                settings.get(ATTRIBUTION_LOOKBACK));
    }

    public static ScorePolicy score(Settings settings) {
        Map<String, Counting> counting = new TreeMap<>();
        settings.under(COUNTING_PREFIX).forEach((survey, text) -> counting.put(survey, counting(survey, text)));
        return new ScorePolicy(
                settings.get(TIME_ZONE),
                settings.get(BREAKDOWNS),
                settings.get(COUNTING),
                counting,
                settings.get(GRACE),
                settings.get(EMIT_INTERVAL));
    }

    public static Retention retention(Settings settings) {
        return new Retention(time(settings), identity(settings), journey(settings));
    }

    private static List<Breakdown> breakdowns(String text) {
        List<Breakdown> breakdowns =
                Arrays.stream(text.split(",", -1)).map(Breakdown::parse).toList();
        if (!breakdowns.stream().allMatch(one -> Dimension.OF_SCORES.containsAll(one.dimensions()))) {
            throw new IllegalArgumentException("no breakdown of scores");
        }
        return breakdowns;
    }

    private static Counting counting(String text) {
        return Counting.valueOf(text.strip().toUpperCase(Locale.ROOT));
    }

    private static Counting counting(String survey, String text) {
        try {
            return counting(text);
        } catch (IllegalArgumentException unknown) {
            throw new InvalidSettingException(
                    COUNTING_PREFIX + survey + ": `" + text + "` is neither LATEST_PER_CUSTOMER nor ALL");
        }
    }
}
