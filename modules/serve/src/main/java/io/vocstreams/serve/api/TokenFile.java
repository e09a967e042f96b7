package io.vocstreams.serve.api;

import io.vocstreams.http.HashedKeys;
import io.vocstreams.platform.yaml.YamlEntries;
import io.vocstreams.platform.yaml.YamlFile;
import io.vocstreams.platform.yaml.YamlNode;
import io.vocstreams.platform.yaml.YamlProblems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The file of tokens: for each whose it is, the hash of the secret, and what it lets see. */
final class TokenFile {

    private TokenFile() {}

    static List<HashedKeys.Hashed<Caller>> read(Path file) {
        YamlProblems problems = new YamlProblems();
        YamlEntries root = YamlEntries.of(YamlFile.read(file), "", problems);
        List<HashedKeys.Hashed<Caller>> tokens = new ArrayList<>();
        Set<String> hashes = new HashSet<>();
        for (YamlNode node : root.need("tokens").map(YamlNode::items).orElse(List.of())) {
            YamlEntries token = YamlEntries.of(node, "tokens[" + (tokens.size() + 1) + "]", problems);
            String hash = HashedKeys.takeHash(token, hashes);
            Caller caller = new Caller(
                    token.needText("name").orElse(""),
                    token.takeChoice("role", Clearance.class).orElse(Clearance.VIEWER));
            token.refuseUnknown();
            tokens.add(new HashedKeys.Hashed<>(hash, caller));
        }
        root.refuseUnknown();
        problems.refuseAny(String.valueOf(file.getFileName()));
        return tokens;
    }
}
