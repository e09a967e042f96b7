package io.vocstreams.replay.csv;

import io.vocstreams.platform.text.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The names of a file's columns and where they stand. */
public final class Columns {

    private static final int LONGEST_SHOWN = 200;
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cc}");

    private final int width;
    private final Map<String, Integer> indexes = new LinkedHashMap<>();
    private final Map<String, List<Integer>> repeated = new LinkedHashMap<>();

    private Columns(int width) {
        this.width = width;
    }

    static Columns of(List<String> header, Dialect dialect, String file) {
        int named = dialect.columns().values().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        Columns columns = new Columns(header.size());
        if (dialect.header()) {
            columns.addHeader(header);
        }
        if (named > header.size()) {
            throw new UnreadableFile(
                    file + ": `columns` names column " + named + ", but there are only " + header.size());
        }
        dialect.columns().forEach((name, position) -> {
            columns.indexes.put(name, position - 1);
            columns.repeated.remove(name);
        });
        return columns;
    }

    private void addHeader(List<String> header) {
        Map<String, List<Integer>> positions = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String name = CellText.strip(header.get(i));
            if (!name.isEmpty()) {
                positions.computeIfAbsent(name, key -> new ArrayList<>()).add(i + 1);
            }
        }
        positions.forEach((name, at) -> {
            if (at.size() == 1) {
                indexes.put(name, at.get(0) - 1);
            } else {
                repeated.put(name, at);
            }
        });
    }

    /** The number of cells a whole row has. */
    public int width() {
        return width;
    }

    /** The names as a message shows them. */
    public String found() {
        String joined = shown(String.join("', '", indexes.keySet()));
        return "'" + (joined.length() > LONGEST_SHOWN ? joined.substring(0, LONGEST_SHOWN) + "..." : joined) + "' ("
                + width + (width == 1 ? " column)" : " columns)");
    }

    /** A header of another encoding, or a hostile one, may hold what makes a terminal do more than print. */
    private static String shown(String text) {
        return CONTROLS.matcher(text).replaceAll("?");
    }

    public Optional<Integer> indexOf(String name) {
        return Optional.ofNullable(indexes.get(name));
    }

    public Collection<String> names() {
        return indexes.keySet();
    }

    /** The names that stand more than once, so that none of their columns has one. */
    public Collection<String> repeated() {
        return repeated.keySet();
    }

    /** Whether what is wrong with a name says already what was probably meant. */
    public boolean suggests(String name) {
        return repeated.containsKey(name) || Nearest.to(name, indexes.keySet()).isPresent();
    }

    /** What is wrong with a name, if anything. */
    public Optional<String> problemWith(String name) {
        if (indexes.containsKey(name)) {
            return Optional.empty();
        }
        List<Integer> positions = repeated.get(name);
        if (positions != null) {
            return Optional.of("column '" + name + "' stands " + positions.size() + " times in the header (columns "
                    + positions + "); name the one you mean under `columns`");
        }
        return Optional.of("no column '" + name + "'"
                + Nearest.to(name, indexes.keySet())
                        .map(near -> "; did you mean '" + shown(near) + "'?")
                        .orElse(""));
    }
}
