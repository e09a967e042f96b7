package io.vocstreams.systemtests.state;

import io.vocstreams.model.Channel;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.score.Metric;
import io.vocstreams.testkit.Event;
import io.vocstreams.testkit.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Customers who come once: some pages before they log in, an order, a call, and answers to a survey. */
record Traffic(int touchpoints, int answers) {

    private static final List<String> ACTIONS = List.of("page_viewed", "product_viewed", "cart_updated", "login");

    /** What one customer sends from a moment on, an hour apart. */
    List<Input> customer(String name, Instant start) {
        List<Input> inputs = new ArrayList<>();
        String cookie = "cookie-id:cookie-of-" + name;
        String customer = "customer-id:" + name;
        Instant at = start;
        for (int i = 0; i < touchpoints; i++) {
            Event event = i < touchpoints / 2
                    ? Event.of(name + "-t" + i, at, cookie)
                    : Event.of(name + "-t" + i, at, cookie, customer);
            inputs.add(event.correlated("sessionId", name + "-s").web(ACTIONS.get(i % ACTIONS.size()), "product-1"));
            at = at.plus(Duration.ofHours(1));
        }
        for (int i = 0; i < answers; i++) {
            Event event = Event.of(name + "-f" + i, at, customer);
            inputs.add(event.answer("survey-" + i, Metric.NPS, 0, 10, name.length() % 11, Channel.WEB));
            at = at.plus(Duration.ofHours(1));
        }
        return inputs;
    }

    static Input profile(String name, Instant at) {
        return new Input.Profiled(new CustomerProfile(name, at, "gold", null, Map.of()));
    }
}
