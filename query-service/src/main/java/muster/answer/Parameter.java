package muster.answer;

import java.util.List;

/** What can be asked for beside the path, and how it is told to a reader of the interface. */
public enum Parameter {
    AT("at", "Valid time: an RFC 3339 time, or a date, which means its last instant in UTC. Default: no bound."),
    KNOWN("known", "What was known: an RFC 3339 record time, a date, or @position. Default: the latest."),
    FROM("from", "Valid time that the difference is counted from, as for at. Default: no bound."),
    KNOWN_FROM(
            "knownFrom", "What was known that the difference is counted from, as for known. Default: as at the end."),
    TO("to", "Valid time that the difference is counted to, as for at. Default: no bound."),
    KNOWN_TO("knownTo", "What was known that the difference is counted to, as for known. Default: the latest."),
    ASSUME("assume", "Conditions that count as met throughout: CEASEFIRE,US_BACKSTOP."),
    WITHOUT("without", "Drops what this name published or passed on. May be repeated."),
    MIN_RELIABILITY("minReliability", "Drops evidence graded worse than this, A to E, or not graded."),
    MIN_CREDIBILITY("minCredibility", "Drops evidence graded worse than this, 1 to 5, or not graded."),
    PUBLISHED("published", "Drops what was published after this date."),
    PARTICIPANT("participant", "Only these participants, by code: FR,DE."),
    KIND("kind", "Only these kinds: TROOPS,AIR."),
    TYPE("type", "Only statements of these types: TroopsPledged,StatementDisputed."),
    PUBLISHER("publisher", "Only statements that this publisher gives evidence for."),
    Q("q", "Only statements that hold all of these words."),
    LIMIT("limit", "At most so many, 1 to 10000; the answer then names the cursor of the next page."),
    CURSOR("cursor", "Where the page begins, as the page before named it."),
    AFTER("after", "Begins after this position. Default: the present."),
    DIRECTION("direction", "Only moves in this direction: UP or DOWN."),
    OF("of", "Whose states are listed: an address under the same path, such as claims or stances?kind=TROOPS.");

    /** What names a state of the record in an address; a cursor is of the state that its list is of. */
    static final List<Parameter> OF_A_STATE = List.of(KNOWN, KNOWN_TO, CURSOR);

    private final String word;
    private final String meaning;

    Parameter(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /** Its name in a query. */
    public String word() {
        return word;
    }

    public String meaning() {
        return meaning;
    }
}
