/** What tests compare: whole worlds of input, and the tables they must end in. */
@NullMarked
package io.vocstreams.testkit;

import org.jspecify.annotations.NullMarked;
