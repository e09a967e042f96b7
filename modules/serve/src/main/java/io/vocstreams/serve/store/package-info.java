/** The tables: what is kept of each topic, rows and offsets together. */
@NullMarked
package io.vocstreams.serve.store;

import org.jspecify.annotations.NullMarked;
