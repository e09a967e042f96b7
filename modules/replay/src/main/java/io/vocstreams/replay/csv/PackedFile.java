package io.vocstreams.replay.csv;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The bytes of a file, unpacked if it is gzip or zip, and how far into the packed file reading has come. */
final class PackedFile implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    /** No text that people or programs write packs so well; below this size nothing is suspected. */
    private static final long HIGHEST_RATIO = 200;

    private static final long UNSUSPECTED = 64L << 20;

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

    static PackedFile open(Path path, String name, @Nullable String member) {
        try {
            byte[] magic;
            try (InputStream start = Files.newInputStream(path)) {
                magic = start.readNBytes(4);
            }
            // By content, not by name: many a .csv is packed.
            if (startsWith(magic, 'P', 'K', 3, 4) || startsWith(magic, 'P', 'K', 5, 6)) {
                return openZip(path, name, member);
            }
            refuseOthers(magic, name);
            if (member != null) {
                throw new UnreadableFile(name + ": `member` is for zip files, and this is none");
            }
            return openPlain(path, startsWith(magic, 0x1f, 0x8b));
        } catch (IOException e) {
            throw new UnreadableFile(name + ": " + reason(e), e);
        }
    }

    /** In our words: those of the library say neither what is wrong nor what to do. */
    static String reason(IOException e) {
        if (e instanceof EOFException) {
            return "is cut off: its packed data end too early";
        }
        if (e instanceof ZipException) {
            return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("encrypt")
                    ? "is encrypted; unpack it first"
                    : "is damaged or cut off: its packed data cannot be unpacked";
        }
        if (e instanceof SuspectException suspect) {
            return suspect.text;
        }
        return e instanceof AccessDeniedException
                ? "may not be read: permission denied"
                : "cannot be read: " + e.getClass().getSimpleName();
    }

    private static void refuseOthers(byte[] magic, String name) {
        String is = startsWith(magic, 0xd0, 0xcf, 0x11, 0xe0)
                ? "is an Excel workbook (.xls); save the sheet as CSV"
                : startsWith(magic, 'B', 'Z', 'h')
                        ? "is packed with bzip2; gzip, zip and plain text are read"
                        : startsWith(magic, 0x28, 0xb5, 0x2f, 0xfd)
                                ? "is packed with zstd; gzip, zip and plain text are read"
                                : startsWith(magic, '7', 'z', 0xbc, 0xaf) || startsWith(magic, 0xfd, '7', 'z', 'X')
                                        ? "is packed with 7z or xz; gzip, zip and plain text are read"
                                        : startsWith(magic, '%', 'P', 'D', 'F') ? "is a PDF" : "";
        if (!is.isEmpty()) {
            throw new UnreadableFile(name + ": " + is);
        }
    }

    private static PackedFile openPlain(Path path, boolean gzip) throws IOException {
        Counted counted = new Counted(new BufferedInputStream(Files.newInputStream(path), BUFFER), Long.MAX_VALUE);
        try {
            InputStream content =
                    gzip ? new Counted(new GZIPInputStream(counted, BUFFER), mostUnpacked(Files.size(path))) : counted;
            return new PackedFile(content, counted, 1, null);
        } catch (IOException e) {
            counted.close();
            throw e;
        }
    }

    private static PackedFile openZip(Path path, String name, @Nullable String member) throws IOException {
        ZipFile zip = new ZipFile(path.toFile());
        try {
            ZipEntry entry = entry(zip, name, member);
            long size = Files.size(path);
            Counted counted =
                    new Counted(new BufferedInputStream(zip.getInputStream(entry), BUFFER), mostUnpacked(size));
            double ratio = entry.getSize() > 0 ? (double) size / entry.getSize() : 1;
            return new PackedFile(counted, counted, ratio, zip);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static ZipEntry entry(ZipFile zip, String name, @Nullable String member) {
        if (zip.getEntry("[Content_Types].xml") != null) {
            throw new UnreadableFile(name + ": is an Excel workbook (.xlsx) or the like; save the sheet as CSV");
        }
        List<? extends ZipEntry> files = zip.stream()
                .filter(entry -> !entry.isDirectory() && !entry.getName().startsWith("__MACOSX/"))
                .toList();
        List<String> names = files.stream().map(ZipEntry::getName).limit(20).toList();
        if (member == null) {
            if (files.size() != 1) {
                throw new UnreadableFile(name + ": holds " + files.size() + " files; say which as `member`: " + names);
            }
            return files.get(0);
        }
        return files.stream()
                .filter(entry -> entry.getName().equals(member))
                .findFirst()
                .orElseThrow(() -> new UnreadableFile(name + ": no `member` '" + member + "' in it, only " + names));
    }

    private static long mostUnpacked(long packed) {
        return Math.max(UNSUSPECTED, packed * HIGHEST_RATIO);
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }

    InputStream content() {
        return content;
    }

    /** Bytes of the packed file that were read so far. */
    long bytesRead() {
        return Math.round(counted.count * packedPerByte);
    }

    @Override
    public void close() {
        try {
            content.close();
            if (zip != null) {
                zip.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** More came out of a packed file than can be honest. */
    private static final class SuspectException extends IOException {

        private static final long serialVersionUID = 1L;

        private final String text;

        private SuspectException(long most) {
            super("unpacks to too much");
            text = "unpacks to more than " + (most >> 20) + " MB, " + HIGHEST_RATIO
                    + " times its size; if that is right, unpack it first";
        }
    }

    private static final class Counted extends FilterInputStream {

        private final long most;
        private long count;

        private Counted(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            add(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            add(Math.max(0, read));
            return read;
        }

        private void add(int read) throws IOException {
            count += read;
            if (count > most) {
                throw new SuspectException(most);
            }
        }
    }
}
