package io.vocstreams.text.lexicon;

import io.vocstreams.platform.yaml.YamlEntries;
import io.vocstreams.platform.yaml.YamlNode;
import io.vocstreams.platform.yaml.YamlProblems;
import io.vocstreams.text.Literals.Literal;
import io.vocstreams.text.PatternCompiler;
import io.vocstreams.text.Phrase;
import io.vocstreams.text.Phrase.Negated;
import io.vocstreams.text.Strength;
import io.vocstreams.text.Tone;
import java.util.List;

/** Patterns that say the same. */
record Group(String id, Tone tone, Strength strength, Negated negated, List<YamlNode> patterns) {

    static Group parse(YamlNode node, String path, YamlProblems problems) {
        YamlEntries entries = YamlEntries.of(node, path, problems);
        Tone tone = entries.takeChoice("tone", Tone.class).orElse(Tone.NEUTRAL);
        if (!entries.has("tone")) {
            problems.add(node, path, "`tone` is missing");
        }
        Group group = new Group(
                entries.needText("id").orElse(""),
                tone,
                entries.takeChoice("strength", Strength.class).orElse(Strength.PLAIN),
                entries.takeChoice("negated", Negated.class)
                        .orElse(
                                tone == Tone.POSITIVE
                                                || tone == Tone.NEGATIVE
                                                || tone == Tone.REMEDY
                                                || tone == Tone.FEAR
                                        ? Negated.OPPOSITE
                                        : Negated.SAME),
                entries.need("patterns").map(YamlNode::items).orElse(List.of()));
        entries.refuseUnknown();
        return group;
    }

    Phrase phrase(String pattern) {
        return new Phrase(pattern, id, tone, strength, negated);
    }

    Literal literal(String characters) {
        return new Literal(PatternCompiler.characters(characters), phrase(characters));
    }
}
