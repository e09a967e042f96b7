package io.vocstreams.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vocstreams.contracts.InputRecord;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.intake.RejectReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first mapping of the page that teaches the language, as it stands there. */
class DocumentationTest {

    private static final String FENCE = "```";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldReplayTheExampleOfThePage() throws IOException {
        List<InputRecord> records = new ArrayList<>();

        ReplaySummary summary = plan(block("```yaml\n")).run(records::add, ProgressListener.SILENT, Desk.CONTEXT);

        assertThat(records.stream().map(record -> ((Feedback) record.value()).value()))
                .containsExactly(9, 1, 2);
        assertThat(summary.skipped()).containsOnlyKeys("no answer to Q1");
        assertThat(summary.predicted()).containsOnlyKeys(RejectReason.NO_USABLE_IDENTIFIER);
    }

    @Test
    void shouldRefuseTheMistakeOfThePageInTheWordsOfThePage() throws IOException {
        String mapping = block("```yaml\n").replace("column: Q1", "column: Q 1");

        assertThatThrownBy(() -> plan(mapping).check(Desk.CONTEXT))
                .hasMessage(block("answers.yaml:").lines().findFirst().orElseThrow());
    }

    private ReplayPlan plan(String mapping) throws IOException {
        Files.writeString(folder.resolve("answers.csv"), block("Response ID;"));
        Path file = folder.resolve("answers.yaml");
        Files.writeString(file, mapping);
        return ReplayPlan.load(file);
    }

    /** From where the page has this text to the end of its block. */
    private static String block(String start) throws IOException {
        String page = Files.readString(RealData.repository().resolve("docs/replay.md"));
        int from = page.indexOf(start) + (start.startsWith(FENCE) ? start.length() : 0);
        return page.substring(from, page.indexOf(FENCE, from)).stripTrailing() + "\n";
    }
}
