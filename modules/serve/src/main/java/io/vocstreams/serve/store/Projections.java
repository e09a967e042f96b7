package io.vocstreams.serve.store;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.model.improvement.ImprovementAction;
import io.vocstreams.serve.domain.SmallCells;
import io.vocstreams.serve.store.FactsProjection.Columns;
import java.util.List;

/** The topics that are read. A new one is entered here, and nowhere else. */
public final class Projections {

    /** What is read, for those who give the rights to. */
    public static final List<String> TOPICS = List.of(
            Topics.SCORES,
            Topics.RATES,
            Topics.JOURNEYS,
            Topics.ATTRIBUTIONS,
            Topics.INTERACTIONS,
            Topics.READINGS,
            Topics.CASES,
            Topics.AT_RISK,
            Topics.CASE_ACTIONS,
            Topics.GUIDANCE,
            Topics.IMPROVEMENTS,
            Topics.IMPROVEMENT_ACTIONS,
            Topics.EXPERIMENTS,
            Topics.LEDGER,
            Topics.REJECTED);

    private Projections() {}

    /** Of all topics. */
    public static List<Projection> all(EdgeSerdes serdes, SmallCells smallCells, ChangeListener listener) {
        return List.of(
                new ScoresProjection(serdes.scores().deserializer(), smallCells, listener::scores),
                new RatesProjection(serdes.rates().deserializer(), smallCells, listener::rates),
                new JourneysProjection(serdes.journeys().deserializer()),
                new AttributionsProjection(serdes.attributions().deserializer()),
                new InteractionsProjection(serdes.interactions().deserializer()),
                new ReadingsProjection(serdes.readings().deserializer()),
                new CasesProjection(serdes.cases().deserializer(), listener::cases),
                new AtRiskProjection(serdes.atRisk().deserializer()),
                new FactsProjection<>(
                        Topics.CASE_ACTIONS,
                        FactTables.CASE_ACTIONS,
                        serdes.caseActions().deserializer(),
                        new Columns<>(CaseAction::kind, CaseAction::until, Views::of)),
                new GuidanceProjection(serdes.guidance().deserializer()),
                new ImprovementsProjection(serdes.improvements().deserializer()),
                new FactsProjection<>(
                        Topics.IMPROVEMENT_ACTIONS,
                        FactTables.IMPROVEMENT_ACTIONS,
                        serdes.improvementActions().deserializer(),
                        new Columns<>(ImprovementAction::kind, any -> null, Views::of)),
                new ExperimentsProjection(serdes.experiments().deserializer()),
                new LedgerProjection(serdes.ledger().deserializer()),
                new RejectsProjection(serdes.rejected().deserializer()));
    }
}
