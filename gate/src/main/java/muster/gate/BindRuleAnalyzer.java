package muster.gate;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to set, without the trace of a failed start. */
class BindRuleAnalyzer extends AbstractFailureAnalyzer<BindRule.Broken> {

    @Override
    protected FailureAnalysis analyze(Throwable root, BindRule.Broken broken) {
        return new FailureAnalysis(
                String.valueOf(broken.getMessage()), "docs/access.md tells how to stand in the open.", broken);
    }
}
