package io.vocstreams.text.lexicon;

import io.vocstreams.platform.yaml.InvalidYamlException;
import io.vocstreams.platform.yaml.YamlFile;
import io.vocstreams.platform.yaml.YamlNode;
import io.vocstreams.platform.yaml.YamlProblem;
import io.vocstreams.text.Lexicon;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Loads lexicons: the one that is shipped, or a folder in its place. */
public final class Lexicons {

    private static final String SHIPPED = "/lexicon/";

    private Lexicons() {}

    public static Lexicon shipped() {
        return parse(Lexicons::resource, false);
    }

    /**
     * Blank text stands for the shipped one, as in the setting.
     *
     * @throws InvalidYamlException naming every problem of the first file that has any
     */
    public static Lexicon from(String folder) {
        return folder.isBlank() ? shipped() : from(Path.of(folder));
    }

    /** As {@link #from(String)}. */
    public static Lexicon from(Path folder) {
        return from(folder, false);
    }

    /**
     * As {@link #from(Path)}, and refuses patterns that are never found.
     *
     * @throws InvalidYamlException naming every problem of the first file that has any
     */
    public static Lexicon checked(Path folder) {
        return from(folder, true);
    }

    private static Lexicon from(Path folder, boolean checked) {
        refuseStrangers(folder);
        return parse(name -> new File(YamlFile.read(folder.resolve(name)), hash(folder.resolve(name))), checked);
    }

    /**
     * Of the files alone: two lexicons with the same one give the same readings. Blank text stands for the shipped one.
     */
    public static String fingerprint(String folder) {
        StringBuilder hashes = new StringBuilder();
        for (String name : LexiconParser.FILES) {
            hashes.append(
                    folder.isBlank()
                            ? hash(shipped(name))
                            : hash(Path.of(folder).resolve(name)));
        }
        return hash(hashes.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A file that nobody reads is a mistake: its words would be missed. */
    private static void refuseStrangers(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new InvalidYamlException(
                    String.valueOf(folder), List.of(new YamlProblem(0, "", "there is no such folder")));
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches(".*\\.ya?ml") && !LexiconParser.FILES.contains(name))
                    .sorted()
                    .findFirst()
                    .ifPresent(name -> {
                        throw new InvalidYamlException(
                                name,
                                List.of(new YamlProblem(
                                        0, "", "is no file of a lexicon; known are " + LexiconParser.FILES)));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record File(YamlNode node, String hash) {}

    private static String hash(Path file) {
        try {
            return hash(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static File resource(String name) {
        byte[] bytes = shipped(name);
        return new File(YamlFile.parse(name, new String(bytes, StandardCharsets.UTF_8)), hash(bytes));
    }

    private static byte[] shipped(String name) {
        try (InputStream yaml = Lexicons.class.getResourceAsStream(SHIPPED + name)) {
            if (yaml == null) {
                throw new IllegalStateException("The shipped " + name + " is missing");
            }
            return yaml.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Lexicon parse(Function<String, File> reading, boolean checked) {
        Map<String, YamlNode> files = new HashMap<>();
        StringBuilder hashes = new StringBuilder();
        for (String name : LexiconParser.FILES) {
            File file = reading.apply(name);
            hashes.append(file.hash());
            files.put(name, file.node());
        }
        LexiconParser parser = new LexiconParser(files);
        Lexicon lexicon = parser.parse(hash(hashes.toString().getBytes(StandardCharsets.UTF_8)));
        if (checked) {
            parser.refuseUnreachable(lexicon);
        }
        return lexicon;
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
