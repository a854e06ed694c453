package muster.gate;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

/** Whom an endpoint answers. */
public enum Who {
    ANYBODY("nothing"),
    /** What tells of everything at once and must itself leave out what the caller may not read. */
    READER("the role reader, recorder, auditor or administrator"),
    /** What tells of all coalitions and does not tell them apart. */
    READER_OF_EVERYTHING("a role for all coalitions"),
    /** What belongs to the coalition that the path names. */
    READER_OF_THE_COALITION("a role for this coalition"),
    READER_OF_THE_LOG("the role auditor or administrator, for all coalitions"),
    /** Of some coalition: which, is a matter of each command. Who only asks what would be need not be one. */
    RECORDER("the role recorder"),
    ADMINISTRATOR("the role administrator"),
    /** Whoever has a token. */
    KNOWN("a token"),
    /** Whoever has a token, and a role for the coalition that the path names, also where reading takes none. */
    KNOWN_TO_THE_COALITION("a role for this coalition"),
    NOBODY("what nobody has");

    private static final String COALITION = "coalition";

    private final String wanted;

    Who(String wanted) {
        this.wanted = wanted;
    }

    /** What it takes, in words. */
    String wanted() {
        return wanted;
    }

    /** Whether it is reading, for which a browser's session is enough. */
    boolean reads() {
        return switch (this) {
            case READER, READER_OF_EVERYTHING, READER_OF_THE_COALITION, READER_OF_THE_LOG -> true;
            case ANYBODY, RECORDER, ADMINISTRATOR, KNOWN, KNOWN_TO_THE_COALITION, NOBODY -> false;
        };
    }

    boolean admits(Caller caller, Map<String, String> path, HttpServletRequest request) {
        return switch (this) {
            case ANYBODY -> true;
            case READER -> caller.mayRead();
            case READER_OF_EVERYTHING -> caller.mayReadEverything();
            case READER_OF_THE_COALITION -> caller.mayRead(path.getOrDefault(COALITION, ""));
            case READER_OF_THE_LOG -> caller.mayReadLog();
            case RECORDER -> caller.mayRecord() || (isDryRun(request) && caller.mayRead());
            case ADMINISTRATOR -> caller.mayAdminister();
            case KNOWN -> caller.isKnown();
            case KNOWN_TO_THE_COALITION -> caller.hasRoleFor(path.getOrDefault(COALITION, ""));
            case NOBODY -> false;
        };
    }

    private static boolean isDryRun(HttpServletRequest request) {
        String query = request.getQueryString();
        return query != null && query.matches("dryRun(=|=true)?");
    }
}
