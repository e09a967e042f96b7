package io.vocstreams.journey.domain;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One change of a customer's set, and what the clock says then.
 *
 * @param touches each of another touchpoint; several at once lead where they lead one after the other
 * @param profiles all versions, in time order
 */
public record Edit(
        List<Replaced<Touch>> touches,
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

        public static <T extends Happening> Replaced<T> of(@Nullable T old, @Nullable T replacement) {
            return Objects.equals(old, replacement) ? none() : new Replaced<>(old, replacement);
        }
    }

    public static Edit touches(
            Standing before, List<Replaced<Touch>> touches, boolean identified, @Nullable Instant clock) {
        return new Edit(touches, Replaced.none(), before.profiles(), identified, clock);
    }

    public static Edit answer(
            Standing before,
            @Nullable Answer old,
            @Nullable Answer replacement,
            boolean identified,
            @Nullable Instant clock) {
        return new Edit(List.of(), Replaced.of(old, replacement), before.profiles(), identified, clock);
    }

    public static Edit profiles(Standing before, List<ProfileVersion> profiles, @Nullable Instant clock) {
        return new Edit(List.of(), Replaced.none(), profiles, before.identified(), clock);
    }

    /** Nothing changes but the time. */
    public static Edit time(Standing before, @Nullable Instant clock) {
        return profiles(before, before.profiles(), clock);
    }
}
