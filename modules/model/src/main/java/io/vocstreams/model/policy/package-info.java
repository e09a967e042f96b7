/** The numbers a deployment may choose, and how long a record can matter under them. */
@NullMarked
package io.vocstreams.model.policy;

import org.jspecify.annotations.NullMarked;
