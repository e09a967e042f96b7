package io.vocstreams.testkit.worlds;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** What people write: mostly nothing, and praise and blame of several things in several languages. */
final class Texts {

    private Texts() {}

    /** A text and the language that is stated. */
    record Said(@Nullable String text, @Nullable String language) {}

    static Arbitrary<Said> any() {
        return Arbitraries.frequency(
                Tuple.of(12, new Said(null, null)),
                Tuple.of(2, new Said("店員の態度が最悪でした。", null)),
                Tuple.of(2, new Said("値段は安いけど、待ち時間が長すぎる", "ja-JP")),
                Tuple.of(2, new Said("Great staff and tasty food!", "en")),
                Tuple.of(2, new Said("The delivery was late and nobody answered the phone.", null)),
                Tuple.of(1, new Said("Bought it on Monday.", null)),
                Tuple.of(1, new Said("очень плохо", null)),
                Tuple.of(1, new Said("очень плохо", "en")),
                Tuple.of(1, new Said(" ", "en")),
                Tuple.of(1, new Said("とても親切でした。".repeat(500), null)));
    }
}
