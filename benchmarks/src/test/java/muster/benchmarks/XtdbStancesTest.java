package muster.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import clojure.lang.Keyword;
import org.junit.jupiter.api.Test;

import muster.event.Recorded;
import muster.event.StatementRetracted;
import muster.stance.Known;
import muster.stance.Question;

import static org.assertj.core.api.Assertions.assertThat;

class XtdbStancesTest {

    @Test
    void theFoldOverDocumentsComesToTheStancesOfMuster() {
        var records = new ArrayList<Recorded>();
        new MadeUpLog(5_000).forEach(records::add);
        for (int known : new int[] {1, 300, 1_700, 5_000}) {
            assertThat(XtdbStances.of(documents(records, known).values().stream()))
                    .isEqualTo(stances(Known.at(known, records)));
        }
    }

    private static Map<UUID, Map<Keyword, ?>> documents(Iterable<Recorded> records, int known) {
        var made = new XtdbDocuments();
        var documents = new HashMap<UUID, Map<Keyword, ?>>();
        for (var record : records) {
            if (record.position() <= known) {
                if (record.event() instanceof StatementRetracted retraction) {
                    documents.remove(retraction.statementId());
                } else {
                    documents.put(record.id(), map(made, record));
                }
            }
        }
        return documents;
    }

    @SuppressWarnings("unchecked")
    private static Map<Keyword, ?> map(XtdbDocuments made, Recorded record) {
        return (Map<Keyword, ?>) made.of(record).toMap();
    }

    private static String stances(Known known) {
        return known.standings(Question.LATEST).stream()
                .collect(Collectors.toMap(
                        standing -> standing.cell().participant() + " "
                                + standing.cell().kind(),
                        standing -> standing.stance().name(),
                        (_, one) -> one,
                        java.util.TreeMap::new))
                .entrySet()
                .stream()
                .map(Object::toString)
                .collect(Collectors.joining(";"));
    }
}
