package io.vocstreams.app.command;

import io.vocstreams.app.Connection;
import io.vocstreams.app.InvalidUsage;
import io.vocstreams.app.Output;
import io.vocstreams.app.cluster.KafkaPublisher;
import io.vocstreams.app.guidance.NoticeFile;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.model.guidance.Notice;
import io.vocstreams.model.intake.Intake;
import io.vocstreams.model.policy.TimePolicy;
import io.vocstreams.platform.config.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code voc operations}: what happens that may concern customers. */
@Command(
        name = "operations",
        description = "Says what happens in operations, so that customers whom it concerns are told.",
        mixinStandardHelpOptions = true,
        subcommands = OperationsCommand.Send.class)
public final class OperationsCommand {

    private OperationsCommand() {}

    /** {@code voc operations send}. */
    @Command(
            name = "send",
            description = "Sends the operations of a file. All are judged first, by the rules of the stage. The same"
                    + " twice is once; a correction has a higher `revision`.",
            mixinStandardHelpOptions = true)
    static final class Send implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", description = "A YAML file; docs/guidance.md says how to write one.")
        private Path file = Path.of("");

        @Option(names = "--retract", description = "Take them back: nobody is told of them any more.")
        private boolean retract;

        @Mixin
        private Connection connection = new Connection();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() {
            Settings settings = connection.settings();
            Instant now = Instant.now();
            List<Notice> notices = NoticeFile.read(file, now).stream()
                    .map(notice -> retract ? notice.retracted() : notice)
                    .toList();
            Intake intake = new Intake(TimePolicy.DEFAULT.futureTolerance());
            for (Notice notice : notices) {
                intake.judge(notice, now).ifPresent(refusal -> {
                    throw new InvalidUsage("operation `" + notice.operationId() + "`: " + refusal.detail());
                });
            }
            try (KafkaPublisher publisher = new KafkaPublisher(settings)) {
                notices.forEach(publisher::accept);
            }
            for (Notice notice : notices) {
                if (output.isJson()) {
                    output.json(Views.of(notice));
                } else {
                    output.line(notice.operationId() + ": " + (retract ? "taken back" : "sent"));
                }
            }
            output.note(connection.place(settings));
            return 0;
        }
    }
}
