package io.vocstreams.systemtests;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.vocstreams.testkit.ArchitectureRules;

/** Here, where every module is known, the rules are applied to all of them. */
@AnalyzeClasses(packages = "io.vocstreams", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests RULES = ArchTests.in(ArchitectureRules.class);
}
