/** What is known of a case where it is found, before people act. */
@NullMarked
package io.vocstreams.model.cases;

import org.jspecify.annotations.NullMarked;
