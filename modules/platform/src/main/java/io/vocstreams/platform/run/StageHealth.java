package io.vocstreams.platform.run;

/**
 * How a stage is.
 *
 * @param state in one word: starting, restoring, rebalancing, running, troubled, hanging, stopped
 * @param alive false if only a restart of the process can help
 * @param reason why the stage is not ready, for people; {@link StageRunner#READY} if it is
 */
public record StageHealth(String stage, String state, boolean alive, boolean ready, String reason) {}
