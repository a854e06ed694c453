package muster.record;

/**
 * One thing that is wrong with one field.
 *
 * @param field where, {@code evidence[0].publishedOn}
 * @param message what, for a person
 */
public record FieldProblem(String field, String message) {}
