package muster.foundation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * All that a service answers, for tests in which everybody who may come asks for all of it. What is told here of who may do
 * what is told nowhere else in the tests.
 */
public record AccessMatrix(List<Asked> everything) {

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final int NOT_FOUND = 404;

    /** Whom something is for. */
    public enum For {
        EVERYBODY,
        WHO_IS_KNOWN,
        WHO_HAS_A_ROLE_HERE,
        WHO_RECORDS,
        READERS,
        READERS_OF_ALL,
        READERS_HERE,
        READERS_OF_THE_LOG,
        ADMINISTRATORS,
        NO_ONE;

        private boolean admits(Visitor visitor, boolean isPublic) {
            return switch (this) {
                case EVERYBODY -> true;
                case WHO_IS_KNOWN -> visitor != Visitor.NOBODY;
                case WHO_HAS_A_ROLE_HERE -> visitor.hasRoleHere();
                case WHO_RECORDS -> visitor.name().startsWith("RECORDER") && visitor.hasRoleHere();
                case READERS -> isPublic || visitor.hasRole();
                case READERS_OF_ALL -> isPublic || visitor.hasRoleEverywhere();
                case READERS_HERE -> isPublic || visitor.hasRoleHere();
                case READERS_OF_THE_LOG -> isPublic || visitor == Visitor.AUDITOR || visitor == Visitor.ADMINISTRATOR;
                case ADMINISTRATORS -> visitor == Visitor.ADMINISTRATOR;
                case NO_ONE -> false;
            };
        }

        /** The status by which somebody is refused, or 0. Whoever sends a token that is none is told nothing. */
        private int refusal(Visitor visitor, boolean isPublic) {
            if (!visitor.isHonest()) {
                return 401;
            }
            if (admits(visitor, isPublic)) {
                return 0;
            }
            return visitor == Visitor.NOBODY && this != NO_ONE ? 401 : 403;
        }
    }

    /** One thing to be asked; its pattern is Spring's, or empty where Spring has none, its path one that matches. */
    public record Asked(String method, String pattern, String path, For whom) {}

    /** Somebody asks. */
    public interface Asking {
        /** The status of the answer. */
        int status(Visitor visitor, String method, String path) throws Exception;
    }

    /** What Spring must have a handler for. */
    public List<String> patterns() {
        return everything.stream()
                .map(Asked::pattern)
                .filter(pattern -> !pattern.isEmpty())
                .toList();
    }

    /**
     * Has everybody ask for everything, and says what was answered otherwise than it must be.
     *
     * @param isPublic whether everybody may read
     * @param besides statuses that may stand for success, beside 404
     */
    public List<String> wrong(Asking asking, boolean isPublic, Set<Integer> besides) throws Exception {
        var wrong = new ArrayList<String>();
        for (var asked : everything) {
            for (var visitor : Visitor.values()) {
                int status = asking.status(visitor, asked.method(), asked.path());
                int refusal = asked.whom().refusal(visitor, isPublic);
                boolean right = refusal == 0
                        ? status < 400 || status == NOT_FOUND || besides.contains(status)
                        : status == refusal;
                if (!right) {
                    wrong.add("%s %s by %s: %d, not %d"
                            .formatted(asked.method(), asked.path(), visitor, status, refusal));
                }
            }
        }
        return wrong;
    }

    /** Has a recorder ask by each method that nothing is said of, and says which of them are not refused. */
    public List<String> answeredByAnotherMethod(Asking asking) throws Exception {
        var wrong = new ArrayList<String>();
        for (var asked : everything) {
            for (var method : METHODS) {
                if (!isAnswered(method, asked.path())) {
                    int status = asking.status(Visitor.RECORDER, method, asked.path());
                    if (status != 403 && status != 405) {
                        wrong.add("%s %s: %d".formatted(method, asked.path(), status));
                    }
                }
            }
        }
        return wrong;
    }

    private boolean isAnswered(String method, String path) {
        return everything.stream()
                .anyMatch(one -> one.path().equals(path) && one.method().equals(method));
    }
}
