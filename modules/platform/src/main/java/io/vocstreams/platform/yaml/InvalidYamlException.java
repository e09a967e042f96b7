package io.vocstreams.platform.yaml;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A YAML file that was refused. The message has one line {@code file:line: field: problem} for each problem. */
public final class InvalidYamlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidYamlException(String file, List<YamlProblem> problems) {
        super(lines(file, problems));
    }

    InvalidYamlException(String file, int line, String problem) {
        this(file, List.of(new YamlProblem(line, "", problem)));
    }

    private static String lines(String file, List<YamlProblem> problems) {
        return problems.stream()
                .sorted(Comparator.comparingInt(YamlProblem::line))
                .map(problem -> problem.in(file))
                // A part that aliases repeat is read once for each use, and wrong each time.
                .distinct()
                .collect(Collectors.joining("\n"));
    }
}
