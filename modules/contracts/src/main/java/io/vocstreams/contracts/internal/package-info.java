/** What our own stages say to each other, in binary forms that outsiders never read. */
@NullMarked
package io.vocstreams.contracts.internal;

import org.jspecify.annotations.NullMarked;
