package io.vocstreams.model.voice;

/** A part of a text in code points of the original, the end not included. */
public record Span(int start, int end) {}
