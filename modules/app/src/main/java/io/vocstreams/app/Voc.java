package io.vocstreams.app;

import io.vocstreams.app.command.AclsCommand;
import io.vocstreams.app.command.AttributionsCommand;
import io.vocstreams.app.command.CasesCommand;
import io.vocstreams.app.command.DemoCommand;
import io.vocstreams.app.command.DownCommand;
import io.vocstreams.app.command.ExperimentsCommand;
import io.vocstreams.app.command.GatewayCommand;
import io.vocstreams.app.command.GenerateCommand;
import io.vocstreams.app.command.GuidanceCommand;
import io.vocstreams.app.command.ImpactsCommand;
import io.vocstreams.app.command.ImprovementsCommand;
import io.vocstreams.app.command.InitCommand;
import io.vocstreams.app.command.JourneysCommand;
import io.vocstreams.app.command.LedgerCommand;
import io.vocstreams.app.command.MeasuresCommand;
import io.vocstreams.app.command.NotifyCommand;
import io.vocstreams.app.command.OperationsCommand;
import io.vocstreams.app.command.RatesCommand;
import io.vocstreams.app.command.ReadingsCommand;
import io.vocstreams.app.command.RedriveCommand;
import io.vocstreams.app.command.ReplayCommand;
import io.vocstreams.app.command.ReportCommand;
import io.vocstreams.app.command.RulesCommand;
import io.vocstreams.app.command.RunCommand;
import io.vocstreams.app.command.ScoresCommand;
import io.vocstreams.app.command.ServeCommand;
import io.vocstreams.app.command.StatusCommand;
import io.vocstreams.app.command.TextCommand;
import io.vocstreams.app.command.TopicsCommand;
import io.vocstreams.app.command.UpCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The entry of the {@code voc} command. */
@Command(
        name = "voc",
        description = "Live customer journeys and scores on Apache Kafka.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, and the answer is yes",
            "1:not done, or the answer is no",
            "2:an option, a setting or a file is wrong",
            "3:the cluster or the registry does not answer"
        },
        versionProvider = BuildVersion.class,
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            RunCommand.class,
            GatewayCommand.class,
            ServeCommand.class,
            NotifyCommand.class,
            TopicsCommand.class,
            InitCommand.class,
            ReplayCommand.class,
            GenerateCommand.class,
            ScoresCommand.class,
            RatesCommand.class,
            JourneysCommand.class,
            AttributionsCommand.class,
            ReadingsCommand.class,
            ImpactsCommand.class,
            MeasuresCommand.class,
            ExperimentsCommand.class,
            RulesCommand.class,
            CasesCommand.class,
            GuidanceCommand.class,
            OperationsCommand.class,
            ImprovementsCommand.class,
            ReportCommand.class,
            LedgerCommand.class,
            RedriveCommand.class,
            AclsCommand.class,
            TextCommand.class
        })
public final class Voc {

    private Voc() {}

    public static void main(String[] arguments) {
        PrintWriter out = new Screen();
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(execute(out, err, arguments));
    }

    /** Runs one command and returns its exit status. */
    public static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        int status = commandLine().setOut(out).setErr(err).execute(arguments);
        out.flush();
        err.flush();
        return status;
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Voc());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpWidth(100);
        register(commandLine, Moment.class, Moment::parse, "a time such as " + Moment.EXAMPLES);
        register(commandLine, Instant.class, Instant::parse, "a time such as 2026-11-22T00:00:00Z");
        register(commandLine, Duration.class, Duration::parse, "an ISO-8601 duration such as P7D or PT30M");
        register(commandLine, YearMonth.class, YearMonth::parse, "a month such as 2026-11");
        commandLine.setParameterExceptionHandler(Voc::refuse);
        commandLine.setExecutionExceptionHandler((failure, line, parsed) -> explain(failure, line));
        return commandLine;
    }

    /** Picocli's own converters name Java's types and exceptions. */
    private static <T> void register(CommandLine line, Class<T> type, Function<String, T> parse, String what) {
        line.registerConverter(type, text -> {
            try {
                return parse.apply(text);
            } catch (DateTimeException malformed) {
                throw new TypeConversionException("`" + text + "` is not " + what);
            }
        });
    }

    private static int refuse(ParameterException problem, String[] arguments) {
        CommandLine line = problem.getCommandLine();
        line.getErr().println("voc: " + problem.getMessage());
        line.getErr().println("Try `voc " + path(line) + "--help`.");
        return ExitStatus.USAGE.code();
    }

    private static String path(CommandLine line) {
        String name = line.getCommandSpec().qualifiedName();
        return name.equals("voc") ? "" : name.substring("voc ".length()) + " ";
    }

    /** One clear line for what a user can mend; the stack trace only for a defect of ours. */
    private static int explain(Exception failure, CommandLine line) throws Exception {
        ExitStatus status = ExitStatus.of(failure);
        if (status == null) {
            throw failure;
        }
        line.getErr().println("voc: " + ExitStatus.line(failure));
        return status.code();
    }
}
