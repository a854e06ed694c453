package muster.event;

import java.util.Optional;

/** A grade in the Admiralty system: of the source and of the information, given independently. */
public record Grade(Optional<Reliability> reliability, Optional<Credibility> credibility) {

    public Grade {
        if (reliability.isEmpty() && credibility.isEmpty()) {
            throw new IllegalArgumentException("must give reliability (A to F), credibility (1 to 6) or both");
        }
    }
}
