/** The small HTTP server that all processes answer with. */
@NullMarked
package io.vocstreams.http;

import org.jspecify.annotations.NullMarked;
