package io.vocstreams.journey.domain.guidance;

import java.time.Duration;

/** How often somebody may be told something of a class. */
public record Cap(int times, Duration within) {}
