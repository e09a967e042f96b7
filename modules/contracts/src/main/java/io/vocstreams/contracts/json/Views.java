package io.vocstreams.contracts.json;

import io.vocstreams.contracts.CaseMapping;
import io.vocstreams.contracts.ExperimentMapping;
import io.vocstreams.contracts.GuidanceMapping;
import io.vocstreams.contracts.ImprovementMapping;
import io.vocstreams.contracts.JourneyMapping;
import io.vocstreams.contracts.ReadingMapping;
import io.vocstreams.model.Attribution;
import io.vocstreams.model.Journey;
import io.vocstreams.model.cases.Case;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.model.cases.CaseAnnouncement;
import io.vocstreams.model.cases.Risk;
import io.vocstreams.model.experiment.Arm;
import io.vocstreams.model.experiment.ArmComparison;
import io.vocstreams.model.experiment.ArmComparison.Difference;
import io.vocstreams.model.experiment.Experiment;
import io.vocstreams.model.experiment.Readout;
import io.vocstreams.model.experiment.SampleRatio;
import io.vocstreams.model.guidance.GuidanceRow;
import io.vocstreams.model.guidance.Notice;
import io.vocstreams.model.improvement.Improvement;
import io.vocstreams.model.improvement.ImprovementAction;
import io.vocstreams.model.score.Elapsed;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.voice.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Published records as plain maps, named as in their schemas, for JSON. */
public final class Views {

    private Views() {}

    public static Map<String, Object> of(Score score) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("key", score.key().text());
        view.put("metric", score.key().series().scale().metric());
        view.put("scaleMin", score.key().series().scale().min());
        view.put("scaleMax", score.key().series().scale().max());
        view.put("polarity", score.key().series().scale().polarity());
        view.put("breakdown", score.key().series().breakdown());
        view.put("size", score.key().size().text());
        view.put("windowStart", score.key().start().toString());
        view.put("windowEnd", score.windowEnd().toString());
        view.put("responses", score.responses());
        view.put("customers", score.customers());
        view.put("dismissed", score.dismissed());
        view.put("partial", score.partial());
        view.put("histogram", score.histogram());
        view.put("promoters", score.promoters());
        view.put("passives", score.passives());
        view.put("detractors", score.detractors());
        view.put("score", score.score());
        view.put("low", score.low());
        view.put("high", score.high());
        view.put("ease", score.ease());
        view.put("finality", score.finality());
        view.put("revision", score.revision());
        view.put("reasons", score.reasons());
        view.put("asOf", score.asOf().toString());
        view.put("definition", score.definition());
        return view;
    }

    public static Map<String, Object> of(Rate rate) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("key", rate.key().text());
        view.put("measure", rate.key().series().measure());
        view.put("version", rate.key().series().version());
        view.put("breakdown", rate.key().series().breakdown());
        view.put("size", rate.key().size().text());
        view.put("windowStart", rate.key().start().toString());
        view.put("windowEnd", rate.windowEnd().toString());
        view.put("opportunities", rate.counts().opportunities());
        view.put("pending", rate.counts().pending());
        view.put("successes", rate.counts().successes());
        view.put("failures", rate.counts().failures());
        view.put("rate", rate.rate());
        view.put("low", rate.low());
        view.put("high", rate.high());
        view.put(
                "elapsed",
                IntStream.range(0, rate.counts().elapsed().size())
                        .mapToObj(i -> bucket(rate.counts().elapsed(), i))
                        .toList());
        view.put("p50", rate.p50());
        view.put("p75", rate.p75());
        view.put("p90", rate.p90());
        view.put("p95", rate.p95());
        view.put("finality", rate.finality());
        view.put("revision", rate.revision());
        view.put("reasons", rate.reasons());
        view.put("asOf", rate.asOf().toString());
        view.put("definition", rate.definition());
        return view;
    }

    private static Map<String, Object> bucket(Elapsed elapsed, int position) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("bucket", elapsed.bucket(position));
        view.put("count", elapsed.countAt(position));
        return view;
    }

    public static Map<String, Object> of(Journey journey) {
        return of(JourneyMapping.toAvro(journey));
    }

    public static Map<String, Object> of(Attribution attribution) {
        return of(JourneyMapping.toAvro(attribution));
    }

    public static Map<String, Object> of(Case one) {
        return of(CaseMapping.toAvro(one));
    }

    public static Map<String, Object> of(CaseAction action) {
        return of(CaseMapping.toAvro(action));
    }

    public static Map<String, Object> of(CaseAnnouncement announcement) {
        return of(CaseMapping.toAvro(announcement));
    }

    public static Map<String, Object> of(Risk risk) {
        return of(CaseMapping.toAvro(risk));
    }

    public static Map<String, Object> of(ImprovementAction action) {
        return of(ImprovementMapping.toAvro(action));
    }

    public static Map<String, Object> of(Improvement improvement) {
        return of(ImprovementMapping.toAvro(improvement));
    }

    public static Map<String, Object> of(Experiment experiment) {
        return of(ExperimentMapping.toAvro(experiment));
    }

    public static Map<String, Object> of(Reading reading) {
        return of(ReadingMapping.toAvro(reading));
    }

    public static Map<String, Object> of(GuidanceRow row) {
        return of(GuidanceMapping.toAvro(row));
    }

    public static Map<String, Object> of(Notice notice) {
        return of(GuidanceMapping.toAvro(notice));
    }

    public static Map<String, Object> of(Readout readout) {
        SampleRatio ratio = readout.sampleRatio();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("windowStart", readout.windowStart().toString());
        view.put("windowEnd", readout.windowEnd().toString());
        view.put("crossed", readout.crossed());
        view.put("chiSquare", ratio == null ? null : ratio.chiSquare());
        view.put("sampleRatioP", ratio == null ? null : ratio.p());
        view.put("arms", arms(readout));
        return view;
    }

    /** One for each variant, the control first. */
    public static List<Map<String, Object>> arms(Readout readout) {
        List<Map<String, Object>> arms = new ArrayList<>();
        arms.add(of(readout.control(), null));
        readout.others().forEach(one -> arms.add(of(one.arm(), one)));
        return arms;
    }

    private static Map<String, Object> of(Arm arm, @Nullable ArmComparison compared) {
        Difference difference = compared == null ? null : compared.difference();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("variant", arm.variant());
        view.put("share", arm.share());
        view.put("exposed", arm.exposed());
        view.put("results", arm.results().answers());
        view.put("value", arm.results().answers() == 0 ? null : arm.results().mean());
        view.put("verdict", compared == null ? null : compared.verdict().name());
        view.put("difference", difference == null ? null : difference.value());
        view.put("error", difference == null ? null : difference.error());
        view.put("low", difference == null ? null : difference.low());
        view.put("high", difference == null ? null : difference.high());
        view.put("p", difference == null ? null : difference.p());
        view.put("plainLow", difference == null ? null : difference.plainLow());
        view.put("plainHigh", difference == null ? null : difference.plainHigh());
        return view;
    }

    private static Map<String, Object> of(IndexedRecord record) {
        Map<String, Object> view = new LinkedHashMap<>();
        record.getSchema().getFields().forEach(field -> view.put(field.name(), plain(record.get(field.pos()))));
        return view;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof IndexedRecord record) {
            return of(record);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Views::plain).toList();
        }
        return value instanceof Instant || value instanceof LocalDate ? value.toString() : value;
    }
}
