package io.vocstreams.actions.stream;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.stage.InputIntake;
import io.vocstreams.contracts.stage.InputIntake.Verdict;
import io.vocstreams.model.Fact;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.model.improvement.ImprovementAction;
import io.vocstreams.model.intake.Intake;
import io.vocstreams.model.intake.Rejection;
import io.vocstreams.platform.unit.Consumed;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Deserializer;

/** Judges what people wrote down, each fact by itself. What is right goes to the place of what it is about. */
final class FactIntake {

    private final Deserializer<CaseAction> caseActions;
    private final Deserializer<ImprovementAction> improvementActions;
    private final Intake intake;
    private final Supplier<Instant> now;
    private final BiConsumer<Consumed, Fact> right;

    FactIntake(EdgeSerdes serdes, Intake intake, Supplier<Instant> now, BiConsumer<Consumed, Fact> right) {
        this.caseActions = serdes.caseActions().deserializer();
        this.improvementActions = serdes.improvementActions().deserializer();
        this.intake = intake;
        this.now = now;
        this.right = right;
    }

    /** The topic from which a fact comes. */
    static String topicOf(Fact fact) {
        return fact instanceof CaseAction ? Topics.CASE_ACTIONS : Topics.IMPROVEMENT_ACTIONS;
    }

    Verdict caseAction(Consumed consumed) {
        CaseAction action =
                InputIntake.value(Topics.CASE_ACTIONS, consumed.record().value(), caseActions);
        return judged(consumed, action, intake.judge(action, now.get()));
    }

    Verdict improvementAction(Consumed consumed) {
        ImprovementAction action =
                InputIntake.value(Topics.IMPROVEMENT_ACTIONS, consumed.record().value(), improvementActions);
        return judged(consumed, action, intake.judge(action, now.get()));
    }

    private Verdict judged(Consumed consumed, Fact fact, Optional<Rejection> rejection) {
        if (rejection.isPresent()) {
            return Verdict.refused(rejection.get());
        }
        right.accept(consumed, fact);
        return Verdict.PASSED_ON;
    }
}
