package muster.event;

import java.math.BigDecimal;
import java.util.Optional;

/** How much of a {@code unit}: between {@code min} and {@code max}, either of which may be unknown. */
public record Quantity(Optional<BigDecimal> min, Optional<BigDecimal> max, String unit) {

    /** Whether it says something that cannot be: a negative number, or a least above the most. */
    public boolean isContradictory() {
        return min.filter(n -> n.signum() < 0).isPresent()
                || max.filter(n -> n.signum() < 0).isPresent()
                || (min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) > 0);
    }
}
