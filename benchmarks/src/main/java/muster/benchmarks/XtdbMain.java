package muster.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;

import clojure.lang.Keyword;
import xtdb.api.DBBasis;
import xtdb.api.IXtdb;
import xtdb.api.ModuleConfiguration;
import xtdb.api.NodeConfiguration;
import xtdb.api.TransactionInstant;
import xtdb.api.tx.Transaction;

import muster.event.Recorded;
import muster.event.StatementRetracted;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * XTDB as somebody would use it who records statements in it: a transaction for each, valid from the time it was announced,
 * deleted from then on when it is retracted. It takes in a made-up log, says so, and answers questions line by line.
 */
final class XtdbMain {

    private static final String STATEMENTS = """
            {:find [(pull e [:type :point :place :position :participant :kinds :pledge :conditions :complete :condition])]
             :in [coalition]
             :where [[e :coalition coalition]]}""";

    private final IXtdb node;
    private final XtdbDocuments documents = new XtdbDocuments();
    private final List<TransactionInstant> byPosition = new ArrayList<>();

    private XtdbMain(IXtdb node) {
        this.node = node;
    }

    /** The folder, and how long the log is. */
    public static void main(String[] words) throws IOException {
        try (var node = IXtdb.startNode(new Storage(new File(words[0]))::configure);
                var questions = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            var xtdb = new XtdbMain(node);
            new MadeUpLog(Integer.parseInt(words[1])).forEach(xtdb::record);
            node.awaitTx(xtdb.byPosition.getLast(), Duration.ofMinutes(15));
            System.out.println("ready");
            for (var line = questions.readLine(); line != null; line = questions.readLine()) {
                var question = line.split(" ");
                System.out.println(xtdb.answer(Instant.parse(question[0]), Integer.parseInt(question[1])));
            }
        }
    }

    /** RocksDB for all three of its stores. */
    private record Storage(File folder) {

        void configure(NodeConfiguration.Builder node) {
            for (var store : List.of("tx-log", "document-store", "index-store")) {
                node.with("xtdb/" + store, all -> all.with("kv-store", rocks -> rocks(rocks, store)));
            }
        }

        private void rocks(ModuleConfiguration.Builder rocks, String store) {
            rocks.module("xtdb.rocksdb/->kv-store");
            rocks.set("db-dir", new File(folder, store));
        }
    }

    private void record(Recorded record) {
        var transaction = Transaction.builder();
        if (record.event() instanceof StatementRetracted retraction) {
            transaction.delete(retraction.statementId(), documents.validFrom(retraction.statementId()));
        } else {
            var document = documents.of(record);
            transaction.put(document, documents.validFrom(record.id()));
        }
        byPosition.add(node.submitTx(transaction.build()));
    }

    @SuppressWarnings("unchecked")
    private String answer(Instant at, int known) throws IOException {
        try (var database = node.openDB(new DBBasis(Date.from(at), byPosition.get(known - 1)))) {
            return XtdbStances.of(database.query(STATEMENTS, MadeUpLog.ASKED.slug()).stream()
                    .map(row -> (Map<Keyword, ?>) row.getFirst()));
        }
    }
}
