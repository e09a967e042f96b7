package io.vocstreams.notify;

import io.vocstreams.contracts.RegistryException;
import io.vocstreams.model.cases.CaseAnnouncement;
import io.vocstreams.model.cases.Receipt;
import io.vocstreams.model.cases.Receipt.Outcome;
import io.vocstreams.notify.domain.Webhook;
import io.vocstreams.notify.domain.WebhookAnswer;
import io.vocstreams.platform.run.AccessProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one webhook what happens to cases, one announcement after the other, and writes a receipt of each before it
 * goes on. So at most one may be posted a second time when the process is killed. It has a reader of its own: one that
 * does not answer holds up no other, and only stops reading.
 */
final class Courier implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration RECONNECT = Duration.ofSeconds(1);
    /** With more of them the webhook is not thought to take any. */
    private static final int MOST_ASIDE = 1_000;

    private final Webhook webhook;
    private final Duration horizon;
    private final CaseLog.Opener logs;
    private final Post post;
    private final CourierClock clock;
    private final CourierMeters meters;
    private final PriorityQueue<Attempted> aside =
            new PriorityQueue<>(Comparator.comparing((Attempted one) -> one.next));
    /** Posted, and perhaps not yet written down. */
    private @Nullable Receipt unwritten;

    private int failures;
    private @Nullable Instant failingSince;
    private volatile @Nullable String problem = "reads its receipts";
    private volatile @Nullable CaseLog open;
    /** Read, and not done with: others wait behind one that the webhook does not take. */
    private volatile int inHand;

    Courier(
            Webhook webhook,
            Duration horizon,
            CaseLog.Opener logs,
            Post post,
            CourierClock clock,
            CourierMeters meters) {
        this.webhook = webhook;
        this.horizon = horizon;
        this.logs = logs;
        this.post = post;
        this.clock = clock;
        this.meters = meters;
        meters.watch(this::ahead);
    }

    /** An announcement that may have been tried. */
    private static final class Attempted {

        private final CaseAnnouncement announcement;
        private int attempts;
        private Instant next = Instant.EPOCH;

        Attempted(CaseAnnouncement announcement) {
            this.announcement = announcement;
        }
    }

    /** Why it does not work; empty if it does. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    @Override
    public void run() {
        while (!clock.isOver()) {
            try (CaseLog log = logs.open(webhook.urlHash())) {
                open = log;
                work(log);
            } catch (RegistryException away) {
                report("the schema registry does not answer", away);
            } catch (UnknownTopicOrPartitionException missing) {
                report(String.valueOf(missing.getMessage()), missing);
            } catch (KafkaException away) {
                report(AccessProblem.of(away).map(AccessProblem::text).orElse("the broker does not answer"), away);
            } catch (RuntimeException defect) {
                LOG.error("{}: a defect", webhook, defect);
                report("a defect, which the log shows", defect);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                open = null;
            }
        }
    }

    private void report(String trouble, Exception cause) {
        if (!trouble.equals(problem)) {
            LOG.warn("{}: tries again: {} ({})", webhook, trouble, cause.getMessage());
        }
        problem = trouble;
        clock.rest(RECONNECT);
    }

    private void work(CaseLog log) throws InterruptedException {
        // What was set aside has no receipt, and comes again with all else.
        aside.clear();
        if (unwritten != null) {
            write(unwritten, log);
        }
        problem = null;
        while (!clock.isOver()) {
            List<CaseAnnouncement> next = log.next(POLL);
            for (int i = 0; i < next.size(); i++) {
                inHand = next.size() - i;
                CaseAnnouncement each = next.get(i);
                if (clock.isOver()) {
                    return;
                }
                if (webhook.selection().holds(each) && !log.isTold(each.event().id())) {
                    tell(new Attempted(each), log);
                }
            }
            inHand = 0;
            while (!clock.isOver() && !aside.isEmpty() && !aside.peek().next.isAfter(clock.now())) {
                tell(aside.remove(), log);
            }
            meters.setAside(aside.size());
        }
    }

    /** Until it is delivered, too old, or set aside. */
    private void tell(Attempted one, CaseLog log) throws InterruptedException {
        while (!clock.isOver()) {
            if (isStale(one.announcement)) {
                meters.stale();
                write(receipt(one, Outcome.STALE, null), log);
                return;
            }
            Instant begin = clock.now();
            WebhookAnswer answer = post.to(webhook, one.announcement, begin);
            one.attempts++;
            meters.posted(answer.kind(), Duration.between(begin, clock.now()));
            if (answer.kind() == WebhookAnswer.Kind.TAKEN) {
                taken();
                write(receipt(one, Outcome.POSTED, answer.status()), log);
                return;
            }
            failing(answer);
            if (answer.kind() == WebhookAnswer.Kind.REFUSED && aside.size() < MOST_ASIDE) {
                one.next = clock.now().plus(webhook.pauses().after(one.attempts));
                aside.add(one);
                return;
            }
            clock.rest(pause(answer));
        }
    }

    private boolean isStale(CaseAnnouncement announcement) {
        return announcement.event().at().isBefore(clock.now().minus(horizon));
    }

    private void taken() {
        if (failures > 0) {
            LOG.info("{} takes announcements again", webhook);
        }
        failures = 0;
        failingSince = null;
        meters.failingSince(null);
    }

    private void failing(WebhookAnswer answer) {
        if (failingSince == null) {
            LOG.warn(
                    "{} does not take an announcement: {}",
                    webhook,
                    answer.status() == null ? "no answer" : "status " + answer.status());
            failingSince = clock.now();
            meters.failingSince(failingSince);
        }
        failures++;
    }

    /** As long as it asks for, but not longer than the file says. */
    private Duration pause(WebhookAnswer answer) {
        Duration own = webhook.pauses().after(failures);
        Duration asked = answer.retryAfter() == null ? own : answer.retryAfter();
        Duration longer = asked.compareTo(own) > 0 ? asked : own;
        Duration longest = webhook.pauses().longest();
        return longer.compareTo(longest) > 0 ? longest : longer;
    }

    private Receipt receipt(Attempted one, Outcome outcome, @Nullable Integer status) {
        return new Receipt(
                one.announcement.event().id(),
                one.announcement.event().caseId(),
                webhook.name(),
                webhook.urlHash(),
                outcome,
                status,
                one.attempts,
                clock.now());
    }

    private void write(Receipt receipt, CaseLog log) {
        unwritten = receipt;
        log.delivered(receipt);
        unwritten = null;
    }

    private double ahead() {
        CaseLog now = open;
        return now == null ? Double.NaN : now.ahead() + inHand;
    }
}
