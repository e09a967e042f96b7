@NullMarked
package io.vocstreams.app.redrive;

import org.jspecify.annotations.NullMarked;
