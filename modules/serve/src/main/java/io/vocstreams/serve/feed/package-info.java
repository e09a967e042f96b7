/** From the topics into the tables. */
@NullMarked
package io.vocstreams.serve.feed;

import org.jspecify.annotations.NullMarked;
