package io.vocstreams.app.guidance;

import io.vocstreams.model.Operation;
import io.vocstreams.model.guidance.Notice;
import io.vocstreams.model.guidance.Notice.Subject;
import io.vocstreams.platform.yaml.YamlEntries;
import io.vocstreams.platform.yaml.YamlFile;
import io.vocstreams.platform.yaml.YamlNode;
import io.vocstreams.platform.yaml.YamlProblems;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a file of operations that concern customers. */
public final class NoticeFile {

    private final YamlProblems problems = new YamlProblems();
    private final Instant now;

    private NoticeFile(Instant now) {
        this.now = now;
    }

    /**
     * Reads a file.
     *
     * @param now when what does not say when it happened did
     * @throws io.vocstreams.platform.yaml.InvalidYamlException naming line and reason of all that is wrong
     */
    public static List<Notice> read(Path file, Instant now) {
        return new NoticeFile(now).notices(String.valueOf(file.getFileName()), YamlFile.read(file));
    }

    /** Reads text; {@code name} is what messages call it. */
    static List<Notice> parse(String name, String yaml, Instant now) {
        return new NoticeFile(now).notices(name, YamlFile.parse(name, yaml));
    }

    private List<Notice> notices(String name, YamlNode file) {
        YamlEntries root = YamlEntries.of(file, "", problems);
        List<Notice> notices = new ArrayList<>();
        for (YamlNode item : root.need("operations").map(YamlNode::items).orElse(List.of())) {
            String path = "operations[" + notices.size() + "]";
            notices.add(notice(YamlEntries.of(item, path, problems)));
        }
        root.refuseUnknown();
        problems.refuseAny(name);
        return List.copyOf(notices);
    }

    private Notice notice(YamlEntries entries) {
        Instant occurredAt = time(entries, "occurredAt").orElse(now);
        entries.need("validUntil");
        Instant validUntil = time(entries, "validUntil").orElse(occurredAt);
        if (entries.has("validUntil")
                && (validUntil.isBefore(occurredAt) || validUntil.isAfter(occurredAt.plus(Notice.LONGEST)))) {
            entries.wrong(
                    "validUntil", "must not be before `occurredAt`, nor more than " + Notice.LONGEST + " after it");
        }
        Notice notice = new Notice(
                entries.need("subject")
                        .map(node -> subject(YamlEntries.of(node, entries.at("subject"), problems)))
                        .orElse(new Subject("", "")),
                entries.needText("id").orElse(""),
                entries.takeNumber("revision", 0).orElse(0),
                Operation.UPSERT,
                entries.takeText("source").orElse("voc"),
                entries.needText("kind").orElse(""),
                entries.takeText("severity").orElse(null),
                occurredAt,
                validUntil,
                entries.take("attributes")
                        .map(node -> YamlEntries.of(node, entries.at("attributes"), problems)
                                .all((value, path) -> YamlEntries.text(value, path, problems)))
                        .orElse(Map.of()));
        entries.refuseUnknown();
        return notice;
    }

    private Subject subject(YamlEntries entries) {
        Subject subject = new Subject(
                entries.needText("key").orElse(""), entries.needText("value").orElse(""));
        entries.refuseUnknown();
        return subject;
    }

    private static Optional<Instant> time(YamlEntries entries, String key) {
        return entries.takeText(key).flatMap(text -> {
            try {
                return Optional.of(Instant.parse(text));
            } catch (DateTimeException e) {
                entries.wrong(key, "'" + text + "' is no time such as 2026-11-22T09:00:00Z");
                return Optional.empty();
            }
        });
    }
}
