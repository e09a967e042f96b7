package io.vocstreams.app;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** Progress bars on standard error, and none where nobody looks. */
public final class BarChart {

    private static final int WIDTH = 100;

    private BarChart() {}

    /** Null where standard error is no terminal. */
    public static @Nullable ProgressBar of(String task, long total, String unit) {
        Optional<Terminal> terminal = Terminals.find();
        if (terminal.isEmpty()) {
            return null;
        }
        // The bar writes to standard error by itself.
        Terminals.giveBack(terminal.get());
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setUnit(unit, 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setMaxRenderedLength(WIDTH)
                .setConsumer(new ConsoleProgressBarConsumer(
                        new PrintStream(System.err, true, StandardCharsets.UTF_8), WIDTH))
                .build();
    }
}
