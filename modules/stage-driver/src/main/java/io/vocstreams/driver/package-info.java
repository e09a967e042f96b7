/** Drives one task of one stage in a test, without a broker, under the settings with which stages run. */
@NullMarked
package io.vocstreams.driver;

import org.jspecify.annotations.NullMarked;
