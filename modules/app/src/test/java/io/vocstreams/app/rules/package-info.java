@NullMarked
package io.vocstreams.app.rules;

import org.jspecify.annotations.NullMarked;
