package muster.gate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody is here for. */
public enum Role {
    /** Reads what is recorded and what follows from it. */
    READER,
    /** Records what was said. */
    RECORDER,
    /** Reads the log itself, to hold it against what was noted before. */
    AUDITOR,
    /** Runs the services. */
    ADMINISTRATOR;

    /** As a token says it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findAny();
    }
}
