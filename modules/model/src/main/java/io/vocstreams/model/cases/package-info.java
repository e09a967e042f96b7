/** Cases: what was found, what people did about it, and what is published of it. */
@NullMarked
package io.vocstreams.model.cases;

import org.jspecify.annotations.NullMarked;
