/** One class for each subcommand of voc. */
@NullMarked
package io.vocstreams.app.command;

import org.jspecify.annotations.NullMarked;
