package io.vocstreams.testkit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules the modules are laid out by; a test applies them all with {@code ArchTests.in(ArchitectureRules.class)}.
 */
public final class ArchitectureRules {

    private static final String MODEL = "io.vocstreams.model..";
    private static final String PLATFORM = "io.vocstreams.platform..";

    private static final Set<String> BUILDERS =
            Set.of("org.apache.kafka.streams.Topology", "org.apache.kafka.streams.StreamsBuilder");

    @ArchTest
    public static final ArchRule STAGES_KNOW_EACH_OTHER_ONLY_THROUGH_TOPICS = slices().assignedFrom(new Stages())
            .should()
            .notDependOnEachOther()
            .because("stages may run in processes of their own");

    @ArchTest
    public static final ArchRule THE_MODEL_IS_PURE = onlyKnows(MODEL, "org.apache.commons.numbers..");

    @ArchTest
    public static final ArchRule DOMAINS_ARE_PURE = onlyKnows("io.vocstreams.*.domain..", "javax.crypto..");

    @ArchTest
    public static final ArchRule THE_READING_OF_TEXTS_IS_PURE = classes()
            .that()
            .resideInAPackage("io.vocstreams.text")
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("java..", "org.jspecify..", "org.apache.lucene..", MODEL, "io.vocstreams.text"))
            .allowEmptyShould(true)
            .because("a reading depends on text, language and lexicon alone");

    @ArchTest
    public static final ArchRule TIME_IS_GIVEN = classes()
            .that()
            .resideInAnyPackage("io.vocstreams..domain..", "io.vocstreams..stream..", MODEL)
            .should(neverCall("the wall clock", ArchitectureRules::readsTheWallClock))
            .because("event time is in the payload, and a task's clock is handed to it");

    @ArchTest
    public static final ArchRule THE_PLATFORM_HAS_NO_WORD_OF_THE_FIELD = noClasses()
            .that()
            .resideInAPackage(PLATFORM)
            .should()
            .dependOnClassesThat(resideInAPackage("io.vocstreams..").and(resideOutsideOfPackage(PLATFORM)));

    @ArchTest
    public static final ArchRule ONE_PLACE_MAKES_TOPOLOGIES = classes()
            .that()
            .doNotHaveFullyQualifiedName("io.vocstreams.platform.Topologies")
            .should(neverCall(
                    "a constructor of a topology",
                    access -> access.getName().equals("<init>")
                            && BUILDERS.contains(access.getTargetOwner().getFullName())))
            .because("a builder made without the configuration checks no names");

    @ArchTest
    public static final ArchRule ONLY_THE_PLATFORM_KNOWS_KAFKAS_INTERNALS = noClasses()
            .that()
            .resideOutsideOfPackage(PLATFORM)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka.streams..internals..");

    @ArchTest
    public static final ArchRule ONE_NAME_IS_ONE_THING = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .resideOutsideOfPackage("io.vocstreams.contract..")
            .and()
            .doNotHaveSimpleName("package-info")
            .should(haveANameOfTheirOwn())
            .because("a reader who meets a name in another module should not have to ask which one is meant");

    private ArchitectureRules() {}

    private static ArchRule onlyKnows(String packages, String besides) {
        return classes()
                .that()
                .resideInAPackage(packages)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", MODEL, packages, besides))
                .because("rules and words are pure");
    }

    /** A stage is a module that has a package {@code stream}. */
    private static final class Stages implements SliceAssignment {

        private static final String MODULES = "io.vocstreams";

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass item) {
            JavaPackage within = item.getPackage();
            while (within.getParent().isPresent()) {
                JavaPackage parent = within.getParent().get();
                if (parent.getName().equals(MODULES)) {
                    return within.containsPackage("stream")
                            ? SliceIdentifier.of(within.getRelativeName())
                            : SliceIdentifier.ignore();
                }
                within = parent;
            }
            return SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "stages";
        }
    }

    private static ArchCondition<JavaClass> haveANameOfTheirOwn() {
        return new ArchCondition<>("have a simple name of their own") {
            private Map<String, List<JavaClass>> byName = Map.of();

            @Override
            public void init(Collection<JavaClass> all) {
                byName = all.stream().collect(Collectors.groupingBy(JavaClass::getSimpleName));
            }

            @Override
            public void check(JavaClass item, ConditionEvents events) {
                List<JavaClass> named = byName.getOrDefault(item.getSimpleName(), List.of());
                if (named.size() > 1) {
                    events.add(SimpleConditionEvent.violated(item, named + " share a name"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> neverCall(String what, Predicate<JavaCodeUnitAccess<?>> forbidden) {
        return new ArchCondition<>("never call " + what) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                Stream.concat(item.getCodeUnitCallsFromSelf().stream(), item.getCodeUnitReferencesFromSelf().stream())
                        .filter(forbidden)
                        .forEach(access -> events.add(SimpleConditionEvent.violated(access, access.getDescription())));
            }
        };
    }

    private static boolean readsTheWallClock(JavaCodeUnitAccess<?> access) {
        String owner = access.getTargetOwner().getFullName();
        String name = access.getName();
        boolean ofSystem =
                owner.equals("java.lang.System") && (name.equals("currentTimeMillis") || name.equals("nanoTime"));
        boolean now = owner.startsWith("java.time.") && name.equals("now");
        boolean clock = owner.equals("java.time.Clock") && (name.startsWith("system") || name.startsWith("tick"));
        boolean date = owner.equals("java.util.Date")
                && name.equals("<init>")
                && access.getTarget().getParameterTypes().isEmpty();
        return ofSystem || now || clock || date;
    }
}
