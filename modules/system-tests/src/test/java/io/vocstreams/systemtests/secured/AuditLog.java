package io.vocstreams.systemtests.secured;

import io.vocstreams.app.access.Right;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.acl.AclOperation;

/** What the broker's authorizer has decided: who asked for what, and whether it was allowed. */
record AuditLog(Set<Decision> decisions) {

    private static final Pattern LINE = Pattern.compile(
            "Principal = (\\S+) is (Allowed|Denied) operation = (\\S+) from host = \\S+ on resource ="
                    + " (\\w+):LITERAL:(\\S*) .*",
            Pattern.CASE_INSENSITIVE);

    record Decision(String principal, boolean allowed, String operation, String type, String name) {

        @Override
        public String toString() {
            return principal + (allowed ? " " : " DENIED ") + operation + " " + type + " " + name;
        }
    }

    static AuditLog read(Path file) throws IOException {
        Set<Decision> decisions = new HashSet<>();
        for (String line : Files.readAllLines(file)) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                decisions.add(new Decision(
                        matcher.group(1),
                        matcher.group(2).equalsIgnoreCase("allowed"),
                        matcher.group(3),
                        matcher.group(4),
                        matcher.group(5)));
            }
        }
        return new AuditLog(decisions);
    }

    /** Those of the rights, by operation, that the user never used. */
    List<String> unused(String principal, List<Right> rights) {
        List<String> unused = new ArrayList<>();
        for (Right right : rights) {
            for (AclOperation operation : right.operations()) {
                if (decisions.stream().noneMatch(decision -> uses(decision, principal, right, operation))) {
                    unused.add(principal + " " + operation + " " + right.resourceText());
                }
            }
        }
        return unused;
    }

    List<String> denied() {
        return decisions.stream()
                .filter(decision -> !decision.allowed())
                .map(Decision::toString)
                .sorted()
                .toList();
    }

    private static boolean uses(Decision decision, String principal, Right right, AclOperation operation) {
        return decision.allowed()
                && decision.principal().equals(principal)
                && plain(decision.operation()).equals(plain(operation.name()))
                && plain(decision.type()).equals(plain(right.type().name()))
                && (right.prefix()
                        ? decision.name().startsWith(right.name())
                        : decision.name().equals(right.name()));
    }

    private static String plain(String word) {
        return word.replace("_", "").toUpperCase(Locale.ROOT);
    }
}
