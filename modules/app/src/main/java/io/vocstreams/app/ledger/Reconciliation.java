package io.vocstreams.app.ledger;

import io.vocstreams.app.cluster.StageCatalogue;
import io.vocstreams.app.ledger.LedgerReport.Kept;
import io.vocstreams.app.ledger.LedgerReport.Line;
import io.vocstreams.contracts.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares the ledger with the topics. Both may move meanwhile, so the ledger is read before and after: an entry says
 * up to which offset it counts, and of what has no offset the topics must hold no less than before and no more than
 * after.
 */
final class Reconciliation {

    private final Map<Source, Account> before;
    private final Holdings holdings;
    private final Map<Source, Account> after;
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Reconciliation(Map<Source, Account> before, Holdings holdings, Map<Source, Account> after) {
        this.before = before;
        this.holdings = holdings;
        this.after = after;
    }

    static LedgerReport of(Map<Source, Account> before, Holdings holdings, Map<Source, Account> after) {
        return new Reconciliation(before, holdings, after).report();
    }

    private LedgerReport report() {
        List<Line> lines = holdings.sources().entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .toList();
        Source.TOPICS_OF_STAGES.keySet().forEach(stage -> {
            judgeFlight(stage, lines);
            noteIdle(stage, lines);
        });
        List<Kept> kept = kept();
        problems.addAll(holdings.broken());
        holdings.foreign()
                .forEach((topic, count) -> notes.add(topic + " holds " + count + " records that no stage has written"));
        holdings.leftOut()
                .forEach((topic, count) -> notes.add(count + " records for " + topic
                        + " were too large to be written and are left out; their heads are in " + Topics.DEAD_LETTERS));
        boolean atRest =
                before.equals(after) && lines.stream().allMatch(line -> line.waiting() == 0 && line.inFlight() == 0);
        return new LedgerReport(lines, kept, List.copyOf(problems), List.copyOf(notes), atRest);
    }

    private Line line(Source source, HeldRecords held) {
        Account account = before.getOrDefault(source, Account.EMPTY);
        long missing = account.consumed() - held.before();
        // Each deleted record had an offset of its own; so had each marker of a transaction.
        long expired = Math.max(0, Math.min(missing, held.from()));
        long difference = missing - expired;
        String name = source.topic() + ", partition " + source.partition();
        if (difference != 0) {
            problems.add(name + ": " + source.stage() + " has consumed " + account.consumed()
                    + " records up to offset " + account.nextOffset() + ", but there "
                    + (held.before() == 1 ? "was 1" : "were " + held.before()));
        }
        if (expired > 0) {
            notes.add(name + ": " + expired + " consumed records are beyond retention and cannot be counted again");
        }
        return new Line(
                source.stage(),
                source.topic(),
                source.partition(),
                account.consumed(),
                account.accepted(),
                account.duplicate(),
                account.rejectedInAll(),
                account.deadLettered(),
                account.inFlight(),
                held.waiting(),
                held.before(),
                expired,
                difference);
    }

    /**
     * While records pass from task to task, some are in flight. Once nothing moves any more, nobody will decide them.
     */
    private void judgeFlight(String stage, List<Line> lines) {
        boolean moving = !of(before, stage).equals(of(after, stage));
        Optional<String> loop = StageCatalogue.stage(stage).loopTopic();
        boolean underWay =
                lines.stream().anyMatch(line -> loop.equals(Optional.of(line.topic())) && line.waiting() > 0);
        for (Line line : lines) {
            if (!line.stage().equals(stage) || line.inFlight() == 0 || moving) {
                continue;
            }
            String name = line.topic() + ", partition " + line.partition();
            if (line.inFlight() < 0) {
                problems.add(name + ": " + -line.inFlight() + " more outcomes than consumed records");
            } else if (!underWay) {
                problems.add(
                        name + ": " + line.inFlight() + " consumed records have no outcome, and none is under way");
            }
        }
    }

    /** A stage that is not run keeps everything from coming to rest; who reads the ledger should see which it is. */
    private void noteIdle(String stage, List<Line> lines) {
        List<Line> own =
                lines.stream().filter(line -> line.stage().equals(stage)).toList();
        long waiting = own.stream().mapToLong(Line::waiting).sum();
        if (waiting > 0 && own.stream().allMatch(line -> line.consumed() == 0)) {
            notes.add("stage " + stage + " has read nothing so far: does it run? " + waiting + " records wait for it");
        }
    }

    private static List<Map.Entry<Source, Account>> of(Map<Source, Account> accounts, String stage) {
        return accounts.entrySet().stream()
                .filter(entry -> entry.getKey().stage().equals(stage))
                .toList();
    }

    private List<Kept> kept() {
        Map<Refused, Long> least = Refused.of(before);
        Map<Refused, Long> most = Refused.of(after);
        Set<Refused> all = new TreeSet<>(most.keySet());
        all.addAll(holdings.refused().keySet());
        List<Kept> kept = new ArrayList<>();
        for (Refused refused : all) {
            long records = holdings.refused().getOrDefault(refused, 0L);
            long atLeast = least.getOrDefault(refused, 0L);
            long atMost = most.getOrDefault(refused, 0L);
            boolean expired = records < atLeast && holdings.expired().contains(topicOf(refused));
            if (records > atMost || (records < atLeast && !expired)) {
                problems.add(topicOf(refused) + " holds " + records + " records of " + refused.topic() + " ("
                        + refused.outcome() + "), the ledger counts "
                        + (records > atMost ? atMost : atLeast));
            }
            if (expired) {
                notes.add(topicOf(refused) + ": " + (atLeast - records) + " records of " + refused.topic() + " ("
                        + refused.outcome() + ") are beyond retention");
            }
            kept.add(new Kept(refused.topic(), refused.reason(), atMost, records));
        }
        return kept;
    }

    private static String topicOf(Refused refused) {
        return refused.reason() == null ? Topics.DEAD_LETTERS : Topics.REJECTED;
    }
}
