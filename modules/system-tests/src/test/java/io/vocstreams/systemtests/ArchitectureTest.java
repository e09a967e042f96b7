package io.vocstreams.systemtests;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.vocstreams.testkit.ArchitectureRules;
import org.junit.jupiter.api.Tag;

/** Here, where every module is known, the rules are applied to all of them. */
@Tag("once")
@AnalyzeClasses(packages = "io.vocstreams", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests RULES = ArchTests.in(ArchitectureRules.class);
}
