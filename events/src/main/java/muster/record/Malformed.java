package muster.record;

import java.util.List;
import java.util.stream.Collectors;

/** A document does not have the form it should; names every field at fault. */
public final class Malformed extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<FieldProblem> problems;

    public Malformed(List<FieldProblem> problems) {
        super(problems.stream()
                .map(problem -> problem.field() + " " + problem.message())
                .collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    public List<FieldProblem> problems() {
        return problems;
    }
}
