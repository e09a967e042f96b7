package io.vocstreams.journey.domain;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One change of a customer's set, and what the clock says then.
 *
 * @param profiles all versions, in time order
 */
public record Edit(
        Replaced<Touch> touch,
        Replaced<Answer> answer,
        List<ProfileVersion> profiles,
        boolean identified,
        @Nullable Instant clock) {

    /** One in another's place; null is none. */
    public record Replaced<T extends Happening>(
            @Nullable T old, @Nullable T replacement) {

        static <T extends Happening> Replaced<T> none() {
            return new Replaced<>(null, null);
        }

        static <T extends Happening> Replaced<T> of(@Nullable T old, @Nullable T replacement) {
            return Objects.equals(old, replacement) ? none() : new Replaced<>(old, replacement);
        }

        List<T> gone() {
            return old == null ? List.of() : List.of(old);
        }

        List<T> come() {
            return replacement == null ? List.of() : List.of(replacement);
        }

        List<T> both() {
            return Stream.concat(gone().stream(), come().stream()).toList();
        }
    }

    public static Edit touch(
            Standing before,
            @Nullable Touch old,
            @Nullable Touch replacement,
            boolean identified,
            @Nullable Instant clock) {
        return new Edit(Replaced.of(old, replacement), Replaced.none(), before.profiles(), identified, clock);
    }

    public static Edit answer(
            Standing before,
            @Nullable Answer old,
            @Nullable Answer replacement,
            boolean identified,
            @Nullable Instant clock) {
        return new Edit(Replaced.none(), Replaced.of(old, replacement), before.profiles(), identified, clock);
    }

    public static Edit profiles(Standing before, List<ProfileVersion> profiles, @Nullable Instant clock) {
        return new Edit(Replaced.none(), Replaced.none(), profiles, before.identified(), clock);
    }

    /** Nothing changes but the time. */
    public static Edit time(Standing before, @Nullable Instant clock) {
        return profiles(before, before.profiles(), clock);
    }
}
