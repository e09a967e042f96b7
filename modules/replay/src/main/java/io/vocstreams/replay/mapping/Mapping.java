package io.vocstreams.replay.mapping;

import io.vocstreams.platform.yaml.InvalidYamlException;
import io.vocstreams.platform.yaml.YamlFile;
import io.vocstreams.platform.yaml.YamlProblems;
import io.vocstreams.replay.csv.FileNames;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** A mapping file, read: what becomes of the rows of which files. */
public final class Mapping {

    private final String name;
    private final boolean sortedByTime;
    private final Collection<Lookup> lookups;
    private final List<FileRule> files;

    Mapping(String name, boolean sortedByTime, Collection<Lookup> lookups, List<FileRule> files) {
        this.name = name;
        this.sortedByTime = sortedByTime;
        this.lookups = List.copyOf(lookups);
        this.files = List.copyOf(files);
    }

    /**
     * Reads a mapping; the files it names are not looked at.
     *
     * @throws InvalidYamlException naming every problem
     */
    public static Mapping read(Path mapping, Path data) {
        return new MappingParser(String.valueOf(mapping.getFileName()), new FileNames(data, System.in))
                .parse(YamlFile.read(mapping));
    }

    public String name() {
        return name;
    }

    public boolean isSortedByTime() {
        return sortedByTime;
    }

    public List<FileRule> files() {
        return files;
    }

    /**
     * Reads the headers of all files and the whole of the lookups.
     *
     * @throws InvalidYamlException where the mapping does not fit them
     */
    public void checkAgainstFiles() {
        YamlProblems problems = new YamlProblems();
        lookups.forEach(lookup -> lookup.load(problems));
        for (FileRule file : files) {
            file.check(problems);
        }
        problems.refuseAny(name);
    }
}
