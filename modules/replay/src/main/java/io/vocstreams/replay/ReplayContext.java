package io.vocstreams.replay;

import java.time.Duration;
import java.time.Instant;

/**
 * What a replay is judged against.
 *
 * @param now what lies ahead of it is refused by the pipeline
 * @param horizon how far behind the newest a record may lie
 * @param watermark how far the pipeline is already; {@link Instant#MIN} if it has seen nothing, or nobody asked
 * @param quoting whether messages about rows may quote their cells, which can be personal
 */
public record ReplayContext(Instant now, Duration horizon, Instant watermark, boolean quoting) {}
