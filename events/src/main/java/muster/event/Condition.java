package muster.event;

import java.util.regex.Pattern;

/** Something that pledges wait for, an upper-case word such as {@code CEASEFIRE}. */
public record Condition(String word) implements Comparable<Condition> {

    private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

    public Condition {
        Form.matching(FORM, word, "an upper-case word such as CEASEFIRE (A-Z, 0-9, _; at most 64 characters)");
    }

    @Override
    public int compareTo(Condition other) {
        return word.compareTo(other.word);
    }

    @Override
    public String toString() {
        return word;
    }
}
