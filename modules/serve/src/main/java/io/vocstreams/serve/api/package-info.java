/** What is answered over HTTP, and to whom. */
@NullMarked
package io.vocstreams.serve.api;

import org.jspecify.annotations.NullMarked;
