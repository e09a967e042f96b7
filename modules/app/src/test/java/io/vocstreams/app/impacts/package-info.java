@NullMarked
package io.vocstreams.app.impacts;

import org.jspecify.annotations.NullMarked;
