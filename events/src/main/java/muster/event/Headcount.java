package muster.event;

import java.util.Optional;

/** How many troops: between {@code min} and {@code max}, either of which may be unknown. */
public record Headcount(Optional<Long> min, Optional<Long> max) {

    /** Whether it says something that cannot be: a negative number, or a least above the most. */
    public boolean isContradictory() {
        return min.filter(n -> n < 0).isPresent()
                || max.filter(n -> n < 0).isPresent()
                || (min.isPresent() && max.isPresent() && min.get() > max.get());
    }
}
