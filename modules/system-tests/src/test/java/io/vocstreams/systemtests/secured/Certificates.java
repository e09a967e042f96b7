package io.vocstreams.systemtests.secured;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate for this host that nobody but its own holder has signed, made for one test.
 *
 * @param keyStore PKCS12, with the key
 * @param trusted the certificate in PEM, for those who shall trust it
 */
record Certificates(Path keyStore, String password, Path trusted) {

    private static final String ALIAS = "host";

    static Certificates make(Path folder, String name) throws IOException, InterruptedException {
        Path store = folder.resolve(name + ".p12");
        Path pem = folder.resolve(name + ".pem");
        String password = "store-" + name;
        keytool(
                "-genkeypair",
                store,
                password,
                List.of(
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=" + name,
                        "-validity",
                        "2",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1"));
        keytool("-exportcert", store, password, List.of("-rfc", "-file", pem.toString()));
        return new Certificates(store, password, pem);
    }

    private static void keytool(String command, Path store, String password, List<String> more)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        line.add("-J-XX:TieredStopAtLevel=1");
        line.addAll(List.of(command, "-alias", ALIAS, "-keystore", store.toString(), "-storetype", "PKCS12"));
        line.addAll(List.of("-storepass", password));
        line.addAll(more);
        Path output = Files.createTempFile(store.getParent(), "keytool", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException("keytool: " + Files.readString(output));
        }
    }
}
