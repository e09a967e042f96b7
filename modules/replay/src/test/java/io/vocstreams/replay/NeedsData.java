package io.vocstreams.replay;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests that need a public data set; they are reported as skipped, with the path looked for, where it is not there. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsData.Condition.class)
@interface NeedsData {

    String value();

    /** Looks for the folder before anything of the class runs. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            String name = context.getRequiredTestClass()
                    .getAnnotation(NeedsData.class)
                    .value();
            Path folder = RealData.folder(name);
            if (Files.isDirectory(folder)) {
                return ConditionEvaluationResult.enabled("found " + folder);
            }
            String reason = "SKIPPED: no data set at " + folder + "; set -Dvoc.data or VOC_DATA";
            System.err.println(context.getDisplayName() + " " + reason);
            return ConditionEvaluationResult.disabled(reason);
        }
    }
}
