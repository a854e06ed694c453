package muster.local;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import muster.local.AuditorTool.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

/** The auditor's tool beside the whole product: one record, wherever it is taken from. */
@ExtendWith(Dashboard.Shown.class)
class AuditTest {

    private static void holds(Verdict verdict) {
        assertThat(verdict.status()).as(verdict.said()).isZero();
        assertThat(verdict.said()).doesNotContain("FOUND");
    }

    @Test
    void theLogItsExportAndItsTopicHoldAgainstACheckpointThatWasKept(Dashboard dashboard, @TempDir Path folder)
            throws Exception {
        var product = dashboard.product();
        var kept = Files.writeString(folder.resolve("kept"), product.log("checkpoint"));
        var key = product.log("key").strip();
        var export = folder.resolve("export").toString();
        holds(AuditorTool.audit("verify", "--log", product.commands(), "--checkpoint", kept.toString(), "--key", key));
        holds(AuditorTool.audit("export", "--log", product.commands(), "--to", export));
        holds(AuditorTool.audit("verify", "--file", export, "--checkpoint", kept.toString(), "--key", key));
        if (product.brokers().isPresent()) {
            holds(AuditorTool.audit("verify", "--kafka", product.brokers().get(), "--key", key));
        }
    }

    @Test
    void theAnswersAreThoseThatTheRecordsTell(Dashboard dashboard) throws Exception {
        var product = dashboard.product();
        holds(AuditorTool.audit(
                "compare",
                "--log",
                product.commands(),
                "--query",
                product.page(),
                "--coalition",
                "willing-ukraine",
                "--points",
                "40"));
        var replay = AuditorTool.audit("replay", "--log", product.commands(), "--coalition", "willing-ukraine");
        assertThat(replay.said()).containsPattern("DE +TROOPS +DECLINED");
    }
}
