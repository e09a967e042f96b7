package io.vocstreams.notify.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {

    private static final byte[] SECRET = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);

    /** The example by which the libraries of Standard Webhooks are tested. */
    private static final String KNOWN = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void shouldSignAsStandardWebhooksDoes() {
        assertThat(Signature.of(List.of(SECRET), ID, AT, BODY)).isEqualTo(KNOWN);
    }

    @Test
    void shouldSignByEachSecretWhileOneIsReplaced() {
        byte[] next = "a second secret of some length".getBytes(StandardCharsets.UTF_8);

        assertThat(Signature.of(List.of(next, SECRET), ID, AT, BODY).split(" "))
                .hasSize(2)
                .doesNotHaveDuplicates()
                .contains(KNOWN);
    }

    @Test
    void shouldSignIdTimeAndBody() {
        assertThat(Signature.of(List.of(SECRET), ID + "x", AT, BODY)).isNotEqualTo(KNOWN);
        assertThat(Signature.of(List.of(SECRET), ID, AT.plusSeconds(1), BODY)).isNotEqualTo(KNOWN);
        assertThat(Signature.of(List.of(SECRET), ID, AT, new byte[0])).isNotEqualTo(KNOWN);
    }
}
