/** What is agreed with the outside: schemas, topics, and the way between the model's records and bytes. */
@NullMarked
package io.vocstreams.contracts;

import org.jspecify.annotations.NullMarked;
