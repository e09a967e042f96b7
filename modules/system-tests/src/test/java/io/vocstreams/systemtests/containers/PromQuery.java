package io.vocstreams.systemtests.containers;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query of Prometheus, as far as names go: which metrics and which labels it uses.
 *
 * @param origin where it stands, for people
 */
record PromQuery(String origin, String text) {

    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
    private static final Pattern MATCHERS = Pattern.compile("\\{([^}]*)}");
    private static final Pattern GROUPING =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_:]*");
    private static final Pattern VARIABLE = Pattern.compile("^label_values\\((.*),\\s*(\\w+)\\)$");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset", "by", "on");

    /** As Prometheus takes it: what a dashboard fills in is filled in. */
    PromQuery filledIn() {
        Matcher variable = VARIABLE.matcher(text);
        String query = variable.matches() ? "count by (" + variable.group(2) + ") (" + variable.group(1) + ")" : text;
        return new PromQuery(
                origin,
                query.replace("$__rate_interval", "1m").replace("$stage", ".*").replace("$topic", ".*"));
    }

    Set<String> metrics() {
        String bare =
                GROUPING.matcher(MATCHERS.matcher(plain()).replaceAll(" ")).replaceAll(" ");
        Set<String> names = new TreeSet<>();
        Matcher name = NAME.matcher(bare);
        while (name.find()) {
            boolean number = name.start() > 0 && Character.isDigit(bare.charAt(name.start() - 1));
            boolean function = bare.substring(name.end()).stripLeading().startsWith("(");
            if (!number && !function && !WORDS.contains(name.group())) {
                names.add(name.group());
            }
        }
        return names;
    }

    Set<String> labels() {
        Set<String> names = new TreeSet<>();
        Matcher matchers = MATCHERS.matcher(plain());
        while (matchers.find()) {
            addAll(matchers.group(1), names);
        }
        Matcher grouping = GROUPING.matcher(plain());
        while (grouping.find()) {
            addAll(grouping.group(1), names);
        }
        return names;
    }

    private String plain() {
        return RANGE.matcher(QUOTED.matcher(filledIn().text()).replaceAll(" ")).replaceAll(" ");
    }

    private static void addAll(String list, Set<String> names) {
        Matcher name = NAME.matcher(list);
        while (name.find()) {
            names.add(name.group());
        }
    }
}
