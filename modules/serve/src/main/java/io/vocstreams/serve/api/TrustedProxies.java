package io.vocstreams.serve.api;

import io.vocstreams.http.Problem;
import io.vocstreams.platform.config.InvalidSettingException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;

/** Proxies that know who asks, and say so in headers. Nobody else is believed. */
public final class TrustedProxies {

    static final String USER = "Voc-User";
    static final String ROLE = "Voc-Role";

    /** So that no name is looked up: a proxy is known by where its connections come from. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private static final int LONGEST_NAME = 200;

    private final Set<InetAddress> addresses;

    private TrustedProxies(Set<InetAddress> addresses) {
        this.addresses = Set.copyOf(addresses);
    }

    /** @param text addresses, separated by commas */
    static TrustedProxies of(String setting, String text) {
        Set<InetAddress> addresses = new HashSet<>();
        for (String one : text.split(",", -1)) {
            String address = one.strip();
            if (address.isEmpty() && text.isBlank()) {
                continue;
            }
            try {
                if (!ADDRESS.matcher(address).matches()) {
                    throw new UnknownHostException(address);
                }
                addresses.add(InetAddress.getByName(address));
            } catch (UnknownHostException none) {
                throw new InvalidSettingException(setting + ": `" + address + "` is no address such as 10.0.0.7");
            }
        }
        return new TrustedProxies(addresses);
    }

    boolean isEmpty() {
        return addresses.isEmpty();
    }

    /** Whom a trusted proxy names; empty where it names nobody, or is none. Fails where it does so wrongly. */
    Optional<Caller> find(Request request) throws Problem {
        String user = request.getHeaders().get(USER);
        if (user == null || !isTrusted(request)) {
            return Optional.empty();
        }
        String name = user.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new Problem(401, USER + ": is blank, or longer than " + LONGEST_NAME + " characters");
        }
        String role = request.getHeaders().get(ROLE);
        Clearance clearance = Arrays.stream(Clearance.values())
                .filter(one ->
                        one.name().equals(role == null ? "" : role.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new Problem(401, ROLE + ": is none of " + Arrays.toString(Clearance.values())));
        return Optional.of(new Caller(name, clearance));
    }

    private boolean isTrusted(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress from
                && addresses.contains(from.getAddress());
    }
}
