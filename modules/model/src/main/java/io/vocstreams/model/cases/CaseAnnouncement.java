package io.vocstreams.model.cases;

import java.time.Instant;

/** An event of a case as it is published, with as much of the case as its hearers need to pass it on. */
public record CaseAnnouncement(
        CaseEvent event, String customerId, String ruleId, Severity severity, String owner, Instant asOf) {}
