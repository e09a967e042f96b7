package io.vocstreams.platform.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads YAML files, all by the same bounds. */
public final class YamlFile {

    private static final int LARGEST = 4 << 20;

    private YamlFile() {}

    /**
     * Reads a file.
     *
     * @throws InvalidYamlException where it cannot be read, is not UTF-8 or no YAML, or passes a bound
     */
    public static YamlNode read(Path file) {
        return parse(String.valueOf(file.getFileName()), text(file));
    }

    /**
     * Reads what a file says, without looking whether it is YAML.
     *
     * @throws InvalidYamlException where it cannot be read, is not UTF-8 or passes a bound
     */
    public static String text(Path file) {
        String name = String.valueOf(file.getFileName());
        String place = " (" + file.toAbsolutePath().normalize() + ")";
        if (Files.notExists(file)) {
            throw new InvalidYamlException(name, 0, "there is no such file" + place);
        }
        // A pipe may never end, or never begin.
        if (!Files.isRegularFile(file)) {
            throw new InvalidYamlException(
                    name, 0, (Files.isDirectory(file) ? "is a folder" : "is no ordinary file") + place);
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            return decoded(name, bytes.readNBytes(LARGEST + 1));
        } catch (IOException e) {
            throw new InvalidYamlException(
                    name, 0, "cannot be read: " + e.getClass().getSimpleName() + place);
        }
    }

    /** Reads a file that is shipped beside a class. */
    public static YamlNode shipped(Class<?> beside, String name) {
        return parse(name, shippedText(beside, name));
    }

    /** Reads what such a file says. */
    public static String shippedText(Class<?> beside, String name) {
        try (InputStream bytes = beside.getResourceAsStream(name)) {
            if (bytes == null) {
                throw new IllegalStateException("The shipped " + name + " is missing");
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads text.
     *
     * @param name what messages call it
     * @throws InvalidYamlException where it is no YAML or passes a bound
     */
    public static YamlNode parse(String name, String yaml) {
        return new YamlParser(name).parse(yaml);
    }

    private static String decoded(String name, byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw new InvalidYamlException(name, 0, "is larger than " + (LARGEST >> 20) + " MB");
        }
        if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
            throw new InvalidYamlException(name, 0, "is UTF-16; save it as UTF-8");
        }
        int from = startsWith(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0;
        ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
            throw new InvalidYamlException(name, line, "is not UTF-8 from here on; save the file as UTF-8");
        }
        return text;
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
