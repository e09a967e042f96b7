package io.vocstreams.journey.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.Channel;
import io.vocstreams.model.Journey.Outcome;
import io.vocstreams.model.Journey.Status;
import io.vocstreams.model.Journey.Step;
import io.vocstreams.model.JourneyContent;
import io.vocstreams.model.JourneyPath;
import io.vocstreams.model.LifecycleStage;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A field that the fingerprint does not see is a change that readers never get. */
class JourneyFingerprintTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Step STEP = new Step("a", START, Channel.WEB, "login", LifecycleStage.AWARENESS, 1);
    private static final JourneyPath PATH = new JourneyPath(
            START, START, List.of(STEP), 1, List.of(Channel.WEB), 0, 1, LifecycleStage.AWARENESS, Outcome.BROWSED);
    private static final JourneyContent CONTENT =
            new JourneyContent("j", "anna", true, Status.OPEN, null, PATH, List.of("f"));

    /** They make the key, and the id is made of the customer. */
    private static final Set<String> SAME_FOR_EVER = Set.of("journeyId", "customerId");

    @ParameterizedTest
    @MethodSource("changes")
    void shouldDifferWhereAnyFieldDoes(String field, JourneyContent changed) {
        assertThat(JourneyFingerprint.of(changed)).as(field).isNotEqualTo(JourneyFingerprint.of(CONTENT));
    }

    static Stream<Object[]> changes() {
        Stream<Object[]> ofContent = Arrays.stream(JourneyContent.class.getRecordComponents())
                .filter(component -> !SAME_FOR_EVER.contains(component.getName()))
                .filter(component -> component.getType() != JourneyPath.class)
                .map(component -> new Object[] {component.getName(), with(CONTENT, component)});
        Stream<Object[]> ofPath = Arrays.stream(JourneyPath.class.getRecordComponents())
                .map(component -> new Object[] {component.getName(), with(with(PATH, component))});
        Stream<Object[]> ofStep = Arrays.stream(Step.class.getRecordComponents())
                .map(component -> new Object[] {
                    "step " + component.getName(), with(PATH.withSteps(List.of(with(STEP, component))))
                });
        return Stream.of(ofContent, ofPath, ofStep).flatMap(some -> some);
    }

    private static JourneyContent with(JourneyPath path) {
        return new JourneyContent("j", "anna", true, Status.OPEN, null, path, List.of("f"));
    }

    /** The same with another value of one component. */
    private static <R extends Record> R with(R record, RecordComponent changed) {
        try {
            RecordComponent[] components = record.getClass().getRecordComponents();
            Object[] values = new Object[components.length];
            Class<?>[] types = new Class<?>[components.length];
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                Object value = components[i].getAccessor().invoke(record);
                values[i] = components[i].getName().equals(changed.getName()) ? other(types[i], value) : value;
            }
            @SuppressWarnings("unchecked")
            R other = (R) record.getClass().getDeclaredConstructor(types).newInstance(values);
            return other;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object other(Class<?> type, Object value) {
        if (type == String.class) {
            return value + "!";
        } else if (type == Instant.class) {
            return ((Instant) value).plusMillis(1);
        } else if (type == boolean.class) {
            return !(boolean) value;
        } else if (type == int.class) {
            return (int) value + 1;
        } else if (type == long.class) {
            return (long) value + 1;
        } else if (type == List.class) {
            return List.of();
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(symbol -> symbol != value)
                .findFirst()
                .orElseThrow();
    }
}
