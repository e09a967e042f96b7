package io.vocstreams.bench.jmh;

import io.vocstreams.text.TextReader;
import io.vocstreams.text.TextReading;
import io.vocstreams.text.lexicon.Lexicons;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading comments of about sixty characters, and one that is far too long. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ReadingBenchmark {

    private static final String ENGLISH = "The room was clean but the staff at reception ignored us all.";
    private static final String JAPANESE = """
            店員さんの説明はとても丁寧でしたが、\
            レジの待ち時間が長くて少し困りました。\
            品揃えは良いと思いますのでまた利用します。""";

    private final TextReader reader = new TextReader(Lexicons.shipped());
    private final String million = "待ち時間が長い。".repeat(125_000);

    @Benchmark
    public Optional<TextReading> english() {
        return reader.read(ENGLISH, "en");
    }

    @Benchmark
    public Optional<TextReading> japanese() {
        return reader.read(JAPANESE, "ja");
    }

    @Benchmark
    public Optional<TextReading> millionCharacters() {
        return reader.read(million, "ja");
    }
}
