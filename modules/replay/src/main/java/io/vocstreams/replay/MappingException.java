package io.vocstreams.replay;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A mapping that was refused. The message has one line {@code file:line: field: problem} for each problem. */
public final class MappingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public MappingException(String file, List<Problem> problems) {
        super(sorted(problems).stream().map(problem -> problem.in(file)).collect(Collectors.joining("\n")));
        this.problems = sorted(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    private static List<Problem> sorted(List<Problem> problems) {
        // A part that is shared by an alias is read once for each use, and wrong each time.
        Set<String> told = new HashSet<>();
        return problems.stream()
                .filter(problem -> told.add(problem.line() + " " + problem.text()))
                .sorted(Comparator.comparingInt(Problem::line))
                .toList();
    }
}
