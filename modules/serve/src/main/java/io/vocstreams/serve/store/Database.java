package io.vocstreams.serve.store;

import io.vocstreams.serve.domain.TopicPositions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteOpenMode;

/**
 * The database of one process in one directory: one connection that writes, some that read beside it, each reader at
 * one moment. Positions in the topics are rows like all others, and change with them.
 */
public final class Database implements AutoCloseable {

    /** Raise it when a table changes its columns. */
    private static final long FORM = 2;

    private static final String FORM_NAME = "form";
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int READERS = 4;
    private static final long PATIENCE_SECONDS = 5;
    private static final int WRITER_CACHE_KILOBYTES = 64 * 1024;
    private static final int READER_CACHE_KILOBYTES = 8 * 1024;

    private final Path directory;
    private final Path file;
    private final FileChannel lockFile;
    private final Connection writer;
    private final BlockingQueue<Connection> readers = new ArrayBlockingQueue<>(READERS);

    private Database(Path directory, Path file, FileChannel lockFile, Connection writer) {
        this.directory = directory;
        this.file = file;
        this.lockFile = lockFile;
        this.writer = writer;
    }

    /** What is done with a connection. */
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Fails if another process has the directory, or if another build wrote what is there. */
    public static Database open(Path directory, List<Projection> projections) {
        Path file = directory.resolve("voc.db");
        FileChannel lock = lock(directory);
        try {
            Connection writer = connection(file, false);
            Database database = new Database(directory, file, lock, writer);
            database.prepare(projections);
            for (int i = 0; i < READERS; i++) {
                database.readers.add(connection(file, true));
            }
            return database;
        } catch (SQLException unusable) {
            close(lock);
            throw new UnusableDatabase(directory, "cannot be opened: " + unusable.getMessage(), unusable);
        } catch (UnusableDatabase foreign) {
            close(lock);
            throw foreign;
        }
    }

    /** The connection of the thread that writes, without automatic commits. */
    Connection writer() {
        return writer;
    }

    /** Reads at one moment. Fails with {@link DatabaseBusy} where too many read already. */
    public <T> T read(Work<T> work) {
        Connection connection = take();
        try {
            T result = work.with(connection);
            connection.rollback();
            return result;
        } catch (SQLException failure) {
            rollback(connection);
            throw new IllegalStateException("cannot read the database", failure);
        } finally {
            readers.add(connection);
        }
    }

    /** Within a read or on the connection that writes. */
    public static TopicPositions position(Connection connection) throws SQLException {
        Map<String, Long> offsets = new TreeMap<>();
        Statements.query(
                connection,
                row -> offsets.put(TopicPositions.part(row.getString(1), row.getInt(2)), row.getLong(3)),
                "select topic, part, next_offset from positions");
        return new TopicPositions(offsets);
    }

    static void putFact(Connection connection, String name, Object value) throws SQLException {
        try (var put = connection.prepareStatement("insert or replace into facts (name, value) values (?, ?)")) {
            Statements.update(put, name, value);
        }
    }

    /** A single value that is no row of a topic. */
    static Optional<String> fact(Connection connection, String name) throws SQLException {
        return Statements.first(connection, row -> row.getString(1), "select value from facts where name = ?", name);
    }

    Path directory() {
        return directory;
    }

    public long bytes() {
        long bytes = 0;
        for (String suffix : List.of("", "-wal")) {
            Path part = file.resolveSibling(file.getFileName() + suffix);
            try {
                bytes += Files.exists(part) ? Files.size(part) : 0;
            } catch (IOException gone) {
                // It is being put together with the database.
                LOG.debug("{} is gone", part);
            }
        }
        return bytes;
    }

    @Override
    public void close() {
        List<Connection> all = new ArrayList<>(List.of(writer));
        readers.drainTo(all);
        for (Connection connection : all) {
            try {
                connection.close();
            } catch (SQLException ending) {
                throw new IllegalStateException("cannot close the database", ending);
            }
        }
        close(lockFile);
    }

    private void prepare(List<Projection> projections) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            statement.execute("create table if not exists facts (name text primary key, value) without rowid");
            statement.execute("create table if not exists positions (topic text not null, part integer not null,"
                    + " next_offset integer not null, primary key (topic, part)) without rowid");
            for (Projection projection : projections) {
                for (String sql : projection.schema()) {
                    statement.execute(sql);
                }
            }
        }
        Optional<String> form = fact(writer, FORM_NAME);
        if (form.isEmpty()) {
            putFact(writer, FORM_NAME, FORM);
        } else if (!form.get().equals(Long.toString(FORM))) {
            throw new UnusableDatabase(directory, "is of another build; delete it, and it is built again", null);
        }
        writer.commit();
    }

    private Connection take() {
        try {
            Connection connection = readers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (connection == null) {
                throw new DatabaseBusy("too many readers at once");
            }
            return connection;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DatabaseBusy("interrupted");
        }
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException broken) {
            throw new IllegalStateException("cannot end a read of the database", broken);
        }
    }

    private static Connection connection(Path file, boolean reads) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        // A crash of the machine may take back the last commits, rows and positions together.
        config.setSynchronous(SynchronousMode.NORMAL);
        config.setBusyTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        config.setCacheSize(-(reads ? READER_CACHE_KILOBYTES : WRITER_CACHE_KILOBYTES));
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        // It would ask for the last key after each row that is written, and no table has made-up keys.
        config.setGetGeneratedKeys(false);
        if (reads) {
            config.setReadOnly(true);
            config.setOpenMode(SQLiteOpenMode.READONLY);
        }
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        connection.setAutoCommit(false);
        return connection;
    }

    private static FileChannel lock(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel channel =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new UnusableDatabase(directory, "is used by another process", null);
            }
            return channel;
        } catch (IOException failure) {
            throw new UnusableDatabase(directory, "cannot be written", failure);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException here) {
            return null;
        }
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
