package io.vocstreams.app.command;

import io.vocstreams.app.Connection;
import io.vocstreams.app.InvalidUsage;
import io.vocstreams.app.Output;
import io.vocstreams.app.TextTable;
import io.vocstreams.app.access.Right;
import io.vocstreams.app.access.Rights;
import io.vocstreams.app.access.Role;
import io.vocstreams.app.cluster.Clients;
import io.vocstreams.platform.config.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code voc acls}: who needs which rights, as a table, as commands, or given to them. */
@Command(
        name = "acls",
        description = "Shows the rights that each role needs on the cluster, and no more; --apply gives them.",
        mixinStandardHelpOptions = true)
public final class AclsCommand implements Callable<Integer> {

    @Mixin
    private Connection connection = new Connection();

    @Option(
            names = "--role",
            split = ",",
            paramLabel = "ROLE",
            completionCandidates = Titles.class,
            description = "Only these: ${COMPLETION-CANDIDATES}. Default: all.")
    private List<String> roles = List.of();

    @Option(
            names = "--principal",
            paramLabel = "ROLE=USER",
            description = "The user of a role, for example scores=User:CN=scores. Default: User:voc-ROLE. Repeatable.")
    private Map<String, String> principals = new LinkedHashMap<>();

    @Option(names = "--commands", description = "Print the commands of kafka-acls.sh that give the rights.")
    private boolean commands;

    @Option(names = "--apply", description = "Give the rights. Needs ALTER on the cluster.")
    private boolean apply;

    @Mixin
    private Output output = new Output();

    private static final class Titles extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Titles() {
            super(Role.all().stream().map(Role::title).toList());
        }
    }

    @Override
    public Integer call() {
        Settings settings = connection.settings();
        principals.keySet().forEach(AclsCommand::role);
        List<Role> asked = roles.isEmpty()
                ? Role.all()
                : roles.stream().map(AclsCommand::role).toList();
        Rights rights = Rights.load();
        if (apply) {
            give(asked, rights, settings);
        } else if (commands) {
            String servers = Clients.bootstrapServers(settings);
            asked.forEach(
                    role -> rights.commandLines(role, principal(role), servers).forEach(output::line));
        } else {
            show(asked, rights);
        }
        return 0;
    }

    private void give(List<Role> asked, Rights rights, Settings settings) {
        Set<AclBinding> bindings = new LinkedHashSet<>();
        asked.forEach(role -> bindings.addAll(rights.bindings(role, principal(role))));
        try (Admin admin = Clients.admin(settings)) {
            Clients.await(admin.createAcls(bindings).all(), settings);
        }
        if (output.isJson()) {
            output.json(Map.of("given", bindings.size()));
        } else {
            output.line("given  " + bindings.size() + " rights to "
                    + asked.stream().map(this::principal).distinct().collect(Collectors.joining(", ")));
        }
    }

    private void show(List<Role> asked, Rights rights) {
        TextTable table = new TextTable("ROLE", "PRINCIPAL", "RESOURCE", "OPERATIONS");
        for (Role role : asked) {
            for (Right right : rights.of(role)) {
                if (output.isJson()) {
                    output.json(view(role, right));
                } else {
                    table.row(role.title(), principal(role), right.resourceText(), right.operationsText());
                }
            }
        }
        if (!output.isJson()) {
            output.table(table);
        }
    }

    private Map<String, Object> view(Role role, Right right) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("role", role.title());
        view.put("principal", principal(role));
        view.put("resourceType", right.type().name());
        view.put("patternType", right.prefix() ? "PREFIXED" : "LITERAL");
        view.put("name", right.name());
        view.put(
                "operations",
                right.operations().stream().sorted().map(Enum::name).toList());
        return view;
    }

    private String principal(Role role) {
        return principals.getOrDefault(role.title(), role.defaultPrincipal());
    }

    private static Role role(String title) {
        return Role.find(title)
                .orElseThrow(() -> new InvalidUsage("`" + title + "` is no role; there are "
                        + Role.all().stream().map(Role::title).collect(Collectors.joining(", "))));
    }
}
