package io.vocstreams.app.http;

import java.util.Locale;
import java.util.regex.Pattern;

/** Keeps what must stay secret out of what is shown of the configuration. */
final class Secrets {

    static final String MASK = "****";

    private static final Pattern SECRET_KEY = Pattern.compile("password|passwd|secret|token|credential|jaas|user\\.info"
            // A key that is material for a cipher, not one that a serializer is for.
            + "|(^|[._-])key($|[._-])(?!serializer|deserializer)");
    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@\\s,]*@");

    private Secrets() {}

    static String masked(String key, String value) {
        if (SECRET_KEY.matcher(key.toLowerCase(Locale.ROOT)).find()) {
            return value.isEmpty() ? "" : MASK;
        }
        return USER_INFO.matcher(value).replaceAll(MASK + "@");
    }
}
