package io.vocstreams.app.command;

/** What a person can do about records that the pipeline refused. */
final class Remedies {

    private Remedies() {}

    static String of(String reason) {
        return switch (reason) {
            case "TOO_LATE" -> "`order: time`, a longer voc.lateness.horizon, or old data before new";
            case "TIME_IN_FUTURE" -> "is `zone` right, or the clock of the source?";
            case "NO_USABLE_IDENTIFIER" -> "name another column under `identifiers`, or `skip` such rows";
            case "MISSING_FIELD" -> "fill the field with `missing`, or `skip` such rows";
            case "SCALE_INVALID" -> "`scaleMin`, `scaleMax`, `polarity`";
            case "VALUE_OUT_OF_RANGE" -> "a `map` for codes that are no answers";
            case "LINK_INVALID" -> "`to` must be stronger than `from`";
            case "TOO_LARGE" -> "leave out or shorten the longest text";
            default -> "voc redrive --dry-run shows them";
        };
    }
}
