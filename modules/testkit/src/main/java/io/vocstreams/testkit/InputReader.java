package io.vocstreams.testkit;

import io.vocstreams.model.AppTouchpoint;
import io.vocstreams.model.CallCenterTouchpoint;
import io.vocstreams.model.Channel;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.Operation;
import io.vocstreams.model.StoreTouchpoint;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@link InputText} writes, so that a failing world can be pasted into a test. */
final class InputReader {

    private static final String SOURCE = "test";
    private static final int ID = 1;
    private static final int REVISION = 2;
    private static final int OPERATION = 3;
    private static final int TIME = 4;
    private static final int IDENTIFIERS = 5;
    private static final int FROM = 5;
    private static final int TO = 7;
    private static final int SCALE_PARTS = 4;

    private final List<String> words;
    private final Map<String, String> named;

    private InputReader(String line) {
        this.words = Arrays.asList(line.strip().split(" ", -1));
        this.named = NamedWords.of(words);
    }

    static Input read(String line) {
        InputReader reader = new InputReader(line);
        return switch (reader.words.get(0)) {
            case InputText.PROFILE -> reader.profile();
            case InputText.LINK -> new Input.Linked(reader.link());
            case InputText.FEEDBACK -> new Input.Happened(reader.feedback());
            default -> new Input.Happened(reader.touchpoint());
        };
    }

    private Input profile() {
        String customerId = word(ID);
        return words.get(2).equals(InputText.FORGOTTEN)
                ? new Input.Forgotten(customerId)
                : new Input.Profiled(new CustomerProfile(
                        customerId, Instant.parse(words.get(2)), text(InputText.SEGMENT), null, Map.of()));
    }

    private IdentityLink link() {
        return new IdentityLink(
                word(ID),
                revision(),
                operation(),
                Event.identifier(word(FROM)),
                Event.identifier(word(TO)),
                time(),
                SOURCE);
    }

    private Feedback feedback() {
        String[] scale = required(InputText.SCALE).split(":", SCALE_PARTS);
        @Nullable String value = text(InputText.VALUE);
        return new Feedback(
                header(),
                required(InputText.SURVEY),
                required(InputText.QUESTION),
                Metric.valueOf(scale[0]),
                Integer.parseInt(scale[1]),
                Integer.parseInt(scale[2]),
                Polarity.valueOf(scale[3]),
                Feedback.Status.valueOf(required(InputText.STATUS)),
                value == null ? null : Integer.valueOf(value),
                text(InputText.TEXT),
                text(InputText.LANGUAGE),
                Channel.valueOf(required(InputText.CHANNEL)),
                text(InputText.TOUCHPOINT),
                text(InputText.STORE),
                text(InputText.PRODUCT));
    }

    private Touchpoint touchpoint() {
        Header header = header();
        String action = required(InputText.ACTION);
        @Nullable String product = text(InputText.PRODUCT);
        @Nullable String said = text(InputText.RESOLVED);
        Boolean resolved = said == null ? null : Boolean.valueOf(said);
        String kind = words.get(0);
        return switch (kind) {
            case "WEB" -> new WebTouchpoint(header, action, product);
            case "APP" -> new AppTouchpoint(header, action, product);
            case "CALL_CENTER" -> new CallCenterTouchpoint(header, action, null, null, null, null, resolved, null);
            case "STORE" ->
                new StoreTouchpoint(header, action, required(InputText.STORE), null, null, null, null, List.of());
            default -> {
                int slash = kind.indexOf('/');
                yield new MessagingTouchpoint(
                        header,
                        action,
                        MessagingTouchpoint.Medium.valueOf(kind.substring(0, slash)),
                        MessagingTouchpoint.Direction.valueOf(kind.substring(slash + 1)),
                        null,
                        resolved,
                        null,
                        text(InputText.TEXT));
            }
        };
    }

    private Header header() {
        return new Header(
                word(ID),
                revision(),
                operation(),
                SOURCE,
                time(),
                null,
                identifiers(),
                NamedWords.entries(named.get(InputText.CORRELATIONS)),
                NamedWords.entries(named.get(InputText.EXPERIMENTS)));
    }

    private List<Identifier> identifiers() {
        String list = words.get(IDENTIFIERS);
        return list.equals("[]")
                ? List.of()
                : Arrays.stream(list.substring(1, list.length() - 1).split(",", -1))
                        .map(word -> Event.identifier(Words.decoded(word)))
                        .toList();
    }

    private int revision() {
        return Integer.parseInt(words.get(REVISION).substring(1));
    }

    private Operation operation() {
        return Operation.valueOf(words.get(OPERATION));
    }

    private Instant time() {
        return Instant.parse(words.get(TIME));
    }

    private String word(int index) {
        return Words.decoded(words.get(index));
    }

    private @Nullable String text(String name) {
        @Nullable String value = named.get(name);
        return value == null ? null : Words.decoded(value);
    }

    private String required(String name) {
        String value = text(name);
        if (value == null) {
            throw new IllegalArgumentException("No " + name + " in: " + String.join(" ", words));
        }
        return value;
    }
}
