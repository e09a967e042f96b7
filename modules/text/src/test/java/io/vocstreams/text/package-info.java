@NullMarked
package io.vocstreams.text;

import org.jspecify.annotations.NullMarked;
