package io.vocstreams.client;

/**
 * What became of everything so far, at one moment: {@code sent = published + refused + spooled + full + underWay}.
 *
 * @param underWay sent, and not answered yet
 * @param spool what is on disk
 */
public record Counters(
        long sent, long published, long refused, long spooled, long full, long underWay, SpoolCounters spool) {

    static final SpoolCounters NO_SPOOL = new SpoolCounters(0, 0, 0, 0, 0, 0, 0, 0);

    /**
     * The spool's own books: {@code found + written = published + refused + waiting + damaged} while nothing moves.
     *
     * @param found left by an earlier life, when the spool was opened
     * @param written a little more than {@link Counters#spooled} where records were answered otherwise meanwhile
     * @param published drained, and acknowledged by all in-sync replicas
     * @param refused by the gateway or the broker while they were drained; kept in the file of refused records
     * @param refusedUnkept those among {@code refused} that the file had no room for
     * @param damaged lost, because the disk gave back something else
     * @param bytes on disk, refused records not counted
     */
    public record SpoolCounters(
            long found,
            long written,
            long published,
            long refused,
            long refusedUnkept,
            long waiting,
            long damaged,
            long bytes) {}
}
