/** The rules of scores: formulas, windows, and when a score is published. */
@NullMarked
package io.vocstreams.scores.domain;

import org.jspecify.annotations.NullMarked;
