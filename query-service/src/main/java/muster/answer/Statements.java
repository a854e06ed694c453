package muster.answer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;

import muster.event.AboutStatement;
import muster.event.Evidence;
import muster.event.Participant;
import muster.event.Recorded;

/** Statements in the order of the log. What is said about a statement stands under it, and by itself where its type is asked for. */
record Statements(
        Optional<Instant> at,
        AsOf known,
        List<Statement> statements,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> cursor)
        implements Table {

    static Statements of(View view) {
        Tellings tellings = new Tellings(view.statements(), view.question());
        List<Statement> all = view.statements().records().stream()
                .filter(record -> isOfType(record, view.asked()))
                .filter(tellings::isVisible)
                .filter(record -> concerns(record, tellings, view.asked()))
                .map(tellings::tell)
                .filter(statement -> isAskedFor(statement, view.asked()))
                .toList();
        Page<Statement> page = view.page(all);
        return new Statements(view.at(), view.known(), page.rows(), page.cursor());
    }

    private static boolean isOfType(Recorded record, Asked asked) {
        return asked.types().isEmpty()
                ? !(record.event() instanceof AboutStatement)
                : asked.types().contains(record.event().type());
    }

    private static boolean concerns(Recorded record, Tellings tellings, Asked asked) {
        return (asked.participants().isEmpty()
                        || tellings.participant(record)
                                .map(Participant::new)
                                .filter(asked::includes)
                                .isPresent())
                && (asked.kinds().isEmpty() || tellings.kinds(record).stream().anyMatch(asked::includes));
    }

    private static boolean isAskedFor(Statement statement, Asked asked) {
        return asked.publisher()
                        .map(name -> allEvidence(statement)
                                .anyMatch(one -> one.publisher().equalsIgnoreCase(name)))
                        .orElse(true)
                && (asked.words().isEmpty() || Words.in(statement).containsAll(asked.words()));
    }

    private static Stream<Evidence> allEvidence(Statement statement) {
        return Stream.of(
                        statement.evidence().stream(),
                        statement.corroborations().stream().flatMap(one -> one.evidence().stream()),
                        statement.disputes().stream().flatMap(one -> one.evidence().stream()))
                .flatMap(all -> all);
    }

    @Override
    public List<Statement> rows() {
        return statements;
    }

    @Override
    public Class<Statement> rowType() {
        return Statement.class;
    }
}
