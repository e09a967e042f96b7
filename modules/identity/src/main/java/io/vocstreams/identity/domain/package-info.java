/** How identifiers lead to customers: pure rules that know neither Kafka nor a clock. */
@NullMarked
package io.vocstreams.identity.domain;

import org.jspecify.annotations.NullMarked;
