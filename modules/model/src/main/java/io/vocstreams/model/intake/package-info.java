/** What is accepted: the rules that judge one record by itself. */
@NullMarked
package io.vocstreams.model.intake;

import org.jspecify.annotations.NullMarked;
