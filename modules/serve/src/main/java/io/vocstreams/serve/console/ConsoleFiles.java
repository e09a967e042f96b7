package io.vocstreams.serve.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.zip.CRC32;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** The files of the console. All are known from the start, so a path that is none of theirs leads to no file. */
public final class ConsoleFiles extends Handler.Abstract.NonBlocking {

    private static final String PREFIX = "/console/";
    private static final String START = "index.html";
    private static final List<String> OWN = List.of(
            START,
            "api.js",
            "app.js",
            "cases.js",
            "customers.js",
            "experiments.js",
            "format.js",
            "friction.js",
            "guidance.js",
            "i18n.js",
            "icon.svg",
            "improvements.js",
            "lib.js",
            "lib/htm.mjs",
            "parts.js",
            "pipeline.js",
            "plot.js",
            "rates.js",
            "route.js",
            "scores.js",
            "style.css",
            "theme.js",
            "voices.js",
            "windows.js");

    /** Browsers know no bare names of modules. */
    private static final String BARE = "from\"preact\"";

    private static final String RESOLVED = "from\"" + PREFIX + "lib/preact.mjs\"";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml");

    private final Map<String, Served> files = new HashMap<>();

    private record Served(String type, String tag, ByteBuffer bytes) {

        static Served of(String name, byte[] bytes) {
            CRC32 sum = new CRC32();
            sum.update(bytes);
            String tag = '"' + HexFormat.of().toHexDigits((int) sum.getValue()) + '-' + bytes.length + '"';
            return new Served(
                    TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain"),
                    tag,
                    ByteBuffer.wrap(bytes));
        }
    }

    public ConsoleFiles() {
        for (String name : OWN) {
            put(name, read(ConsoleFiles.class.getResourceAsStream(name), name));
        }
        put("lib/preact.mjs", library("preact", "dist/preact.mjs"));
        String hooks = new String(library("preact", "hooks/dist/hooks.mjs"), StandardCharsets.UTF_8);
        put("lib/hooks.mjs", hooks.replace(BARE, RESOLVED).getBytes(StandardCharsets.UTF_8));
        put("lib/uPlot.mjs", library("uplot", "dist/uPlot.esm.js"));
        put("lib/uPlot.min.css", library("uplot", "dist/uPlot.min.css"));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        Served file = files.get(path.equals("/") ? PREFIX + START : path);
        boolean reads = HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
        if (file == null || !reads) {
            return false;
        }
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
        response.getHeaders().put(HttpHeader.ETAG, file.tag());
        if (file.tag().equals(request.getHeaders().get(HttpHeader.IF_NONE_MATCH))) {
            response.setStatus(304);
            callback.succeeded();
        } else {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, file.type());
            response.write(true, file.bytes().asReadOnlyBuffer(), callback);
        }
        return true;
    }

    private void put(String name, byte[] bytes) {
        files.put(PREFIX + name, Served.of(name, bytes));
    }

    /** A file of a WebJar, whose version is in its path. */
    private static byte[] library(String name, String file) {
        Properties about = new Properties();
        String properties = "META-INF/maven/org.webjars.npm/" + name + "/pom.properties";
        ClassLoader loader = ConsoleFiles.class.getClassLoader();
        try (InputStream in = loader.getResourceAsStream(properties)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks the library " + name);
            }
            about.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        String path = "META-INF/resources/webjars/" + name + "/" + about.getProperty("version") + "/" + file;
        return read(loader.getResourceAsStream(path), path);
    }

    private static byte[] read(@Nullable InputStream opened, String name) {
        try (InputStream in = opened) {
            if (in == null) {
                throw new IllegalStateException("the build lacks " + name);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
