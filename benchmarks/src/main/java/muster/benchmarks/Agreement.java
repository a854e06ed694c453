package muster.benchmarks;

import java.io.IOException;
import java.util.TreeMap;
import java.util.stream.Collectors;

import tools.jackson.databind.json.JsonMapper;

/** Whether XTDB gives the answers of Muster: a rival that answers something else would be no yardstick. */
record Agreement(ReadLog log, Xtdb xtdb) {

    private static final int QUESTIONS = 20;
    private static final long SEED = 9;

    /** Puts some questions to both and refuses to go on where any stance differs. */
    void check() throws IOException {
        var questions = new MadeUpQuestions(log.log(), SEED);
        for (int i = 0; i < QUESTIONS; i++) {
            var asked = questions.next();
            var own = stances(log.service().ask(asked.path()));
            var other = xtdb.ask(asked);
            if (!own.equals(other)) {
                throw new IllegalStateException("%s: Muster says %s, XTDB %s".formatted(asked, own, other));
            }
        }
    }

    private static String stances(String answer) {
        var stances = new TreeMap<String, String>();
        for (var row : JsonMapper.shared().readTree(answer).get("stances")) {
            stances.put(
                    row.get("participant").asString() + " " + row.get("kind").asString(),
                    row.get("stance").asString());
        }
        return stances.entrySet().stream().map(Object::toString).collect(Collectors.joining(";"));
    }
}
