package io.vocstreams.model.voice;

/** How many expressions of each kind a text has, of those that count. */
public record Expressions(int positive, int negative, int request, int question) {}
