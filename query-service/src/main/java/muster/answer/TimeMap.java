package muster.answer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import muster.event.Recorded;

/**
 * All states of an original, as links (RFC 7089 §5).
 *
 * @param original the address whose states these are
 * @param self the time map's own address
 */
record TimeMap(Address original, String self, List<State> states) {

    /** What was known from a position on, until the next. */
    record State(long position, Instant recordedAt) {

        private String link(Address original, String relation) {
            return TimeMap.link(original.with(Parameter.KNOWN, "@" + position).toString(), relation)
                    + ";datetime=\"%s\"".formatted(HttpDate.text(recordedAt));
        }
    }

    /**
     * The states that commands led to: one for each of which a record is among those meant, after its last record, for
     * nobody ever saw a command half recorded.
     *
     * @param records in the order of the log
     */
    static List<State> states(List<Recorded> records, Predicate<Recorded> isMeant) {
        List<State> states = new ArrayList<>();
        boolean isCommandMeant = false;
        for (int i = 0; i < records.size(); i++) {
            Recorded record = records.get(i);
            isCommandMeant |= isMeant.test(record);
            if (i + 1 == records.size() || !records.get(i + 1).commandId().equals(record.commandId())) {
                if (isCommandMeant) {
                    states.add(new State(record.position(), record.recordedAt()));
                }
                isCommandMeant = false;
            }
        }
        return states;
    }

    String text() {
        List<String> links = new ArrayList<>();
        links.add(link(original.toString(), "original"));
        links.add(link(original.toString(), "timegate"));
        links.add(link(self, "self") + ";type=\"application/link-format\"" + reach());
        for (int i = 0; i < states.size(); i++) {
            links.add(states.get(i).link(original, relation(i)));
        }
        return String.join(",\n", links) + "\n";
    }

    private static String link(String address, String relation) {
        return "<%s>;rel=\"%s\"".formatted(address, relation);
    }

    private String reach() {
        return states.isEmpty()
                ? ""
                : ";from=\"%s\";until=\"%s\""
                        .formatted(
                                HttpDate.text(states.getFirst().recordedAt()),
                                HttpDate.text(states.getLast().recordedAt()));
    }

    private String relation(int index) {
        return (index == 0 ? "first " : "") + (index == states.size() - 1 ? "last " : "") + "memento";
    }
}
