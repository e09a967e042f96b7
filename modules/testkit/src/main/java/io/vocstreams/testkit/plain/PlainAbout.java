package io.vocstreams.testkit.plain;

import io.vocstreams.model.Attribution;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Touchpoint;
import org.jspecify.annotations.Nullable;

/** A feedback, the touchpoint it is about (null if none), and how that was found. */
record PlainAbout(Feedback feedback, @Nullable Touchpoint touchpoint, Attribution.Rule rule) {}
