package io.vocstreams.notify.domain;

import io.vocstreams.model.Utf8;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/**
 * A receiver of announcements over HTTP. Its URL and its secrets are never shown.
 *
 * @param name by which logs, meters and receipts call it
 * @param secrets of which each signs what is posted; not empty
 * @param timeout how long one attempt may take
 */
public record Webhook(
        String name, URI url, List<byte[]> secrets, AnnouncementFilter selection, Duration timeout, Pauses pauses) {

    public Webhook {
        secrets = List.copyOf(secrets);
    }

    /** By which receipts know it, whatever it is called. */
    public String urlHash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Utf8.bytes(url.toString())));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "webhook " + name;
    }
}
