package io.vocstreams.testkit;

import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.measures.MeasureFile;
import java.util.Collection;
import java.util.List;

/** What worlds may measure: every rule of measures, with times and names that a few records can reach. */
public final class MeasuresOfWorlds {

    public static final List<Measure> ALL = MeasureFile.parse("measures of worlds", """
        measures:
          - {id: carts, version: 1, opens: {action: [cart_updated, page_viewed]}, closes: {kind: goal}, within: P7D,
             episode: PT24H, breakdowns: ["*", channel, path], sizes: [P1D, rolling-P7D]}
          - {id: orders, version: 2, opens: {action: [cart_updated, page_viewed, login]}, closes: {any: true},
             within: P90D, same: orderId, breakdowns: ["*", store, product], sizes: [PT1H, P1D]}
          - {id: calls, version: 1, opens: {kind: [contact, intent]}, closes: {kind: [contact, intent]},
             within: P14D, episode: PT30M, success: absent, breakdowns: ["*", segment+persona], sizes: [P1M, P1D]}
          - {id: helped, version: 1, opens: {kind: contact}, closes: self, if: {resolved: true},
             breakdowns: ["*", stage]}
          - {id: asked, version: 1, opens: {direction: [OUTBOUND, INBOUND], channel: [EMAIL, CHAT, SOCIAL]},
             closes: [{status: ANSWERED}, {any: true}], within: P14D, same: orderId,
             breakdowns: ["*", survey], sizes: [P1D, rolling-P28D]}
          - {id: bothered, version: 1, opens: {direction: OUTBOUND}, closes: {direction: OUTBOUND}, within: P1D,
             success: absent, breakdowns: ["*", action+channel], sizes: [P1D]}
          - {id: mended, version: 1, opens: {answer: low}, closes: [{answer: high}, {kind: goal}], within: P28D,
             episode: PT1H, breakdowns: ["*", theme, stage], sizes: [P1D, rolling-P28D]}
          - {id: calmed, version: 1, opens: {polarity: [NEGATIVE, MIXED]}, closes: {polarity: [POSITIVE, MIXED]},
             within: P90D, episode: PT24H, breakdowns: ["*", function], sizes: [P1D]}
          - {id: on, version: 1, opens: {any: true, not: {kind: goal}}, closes: {any: true}, within: P1D,
             breakdowns: [channel, arm, channel+next], sizes: [PT1H, P1D, rolling-P7D]}
          - {id: exposed, version: 1, opens: {exposure: first}, closes: self, breakdowns: ["*", arm, experiment]}
          - {id: shown, version: 1, opens: {any: true, not: {exposure: first}}, closes: {exposure: first},
             within: P14D, episode: PT30M, breakdowns: ["*", arm], sizes: [P1D]}
        """);

    private MeasuresOfWorlds() {}

    /** Those with these ids. */
    public static List<Measure> of(Collection<String> ids) {
        List<Measure> some =
                ALL.stream().filter(measure -> ids.contains(measure.id())).toList();
        if (some.size() != ids.size()) {
            throw new IllegalArgumentException("No measures of worlds are all of " + ids);
        }
        return some;
    }
}
