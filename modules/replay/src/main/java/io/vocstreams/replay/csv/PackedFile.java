package io.vocstreams.replay.csv;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The bytes of a file, unpacked if it is gzip or zip, and how far into the packed file reading has come. */
final class PackedFile implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final InputStream content;
    private final Counted counted;
    private final double packedPerByte;
    private final @Nullable ZipFile zip;

    private PackedFile(InputStream content, Counted counted, double packedPerByte, @Nullable ZipFile zip) {
        this.content = content;
        this.counted = counted;
        this.packedPerByte = packedPerByte;
        this.zip = zip;
    }

    static PackedFile open(Path path, @Nullable String member) throws IOException {
        byte[] magic;
        try (InputStream start = Files.newInputStream(path)) {
            magic = start.readNBytes(4);
        }
        // By content, not by name: many a .csv is packed.
        if (magic.length == 4 && magic[0] == 'P' && magic[1] == 'K' && magic[2] == 3 && magic[3] == 4) {
            return openZip(path, member);
        }
        if (member != null) {
            throw new UnreadableFile(path.getFileName() + ": `member` is for zip files, and this is none");
        }
        Counted counted = new Counted(Files.newInputStream(path));
        boolean gzip = magic.length >= 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
        InputStream buffered = new BufferedInputStream(counted, BUFFER);
        return new PackedFile(gzip ? new GZIPInputStream(buffered, BUFFER) : buffered, counted, 1, null);
    }

    private static PackedFile openZip(Path path, @Nullable String member) throws IOException {
        ZipFile zip = new ZipFile(path.toFile());
        try {
            ZipEntry entry = entry(zip, path, member);
            Counted counted = new Counted(zip.getInputStream(entry));
            double ratio = entry.getSize() > 0 ? (double) Files.size(path) / entry.getSize() : 1;
            return new PackedFile(new BufferedInputStream(counted, BUFFER), counted, ratio, zip);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static ZipEntry entry(ZipFile zip, Path path, @Nullable String member) {
        List<? extends ZipEntry> files = zip.stream()
                .filter(entry -> !entry.isDirectory() && !entry.getName().startsWith("__MACOSX/"))
                .toList();
        List<String> names = files.stream().map(ZipEntry::getName).toList();
        if (member == null) {
            if (files.size() != 1) {
                throw new UnreadableFile(
                        path.getFileName() + ": holds " + files.size() + " files; say which as `member`: " + names);
            }
            return files.get(0);
        }
        return files.stream()
                .filter(entry -> entry.getName().equals(member))
                .findFirst()
                .orElseThrow(() ->
                        new UnreadableFile(path.getFileName() + ": no `member` '" + member + "' in it, only " + names));
    }

    InputStream content() {
        return content;
    }

    /** Bytes of the packed file that were read so far. */
    long bytesRead() {
        return Math.round(counted.count * packedPerByte);
    }

    @Override
    public void close() throws IOException {
        content.close();
        if (zip != null) {
            zip.close();
        }
    }

    private static final class Counted extends FilterInputStream {

        private long count;

        private Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
