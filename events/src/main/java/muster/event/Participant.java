package muster.event;

import java.util.Locale;
import java.util.Set;

/**
 * Who takes a stance: a country by its assigned code of ISO 3166-1 alpha-2, Kosovo as {@code XK} (as CLDR has it), or
 * one of the organisations {@code EU}, {@code NATO}, {@code UN}.
 *
 * <p>Any text can be a code, for history cannot be refused; whether it {@link #exists} is the deciding side's question.
 */
public record Participant(String code) implements Comparable<Participant> {

    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    private static final Set<String> ORGANISATIONS = Set.of("EU", "NATO", "UN");
    private static final String KOSOVO = "XK";

    public Participant {
        Form.text(code, 64);
    }

    /** Whether such a country or organisation exists (domain.md §1). */
    public boolean exists() {
        return isOrganisation() || COUNTRIES.contains(code) || code.equals(KOSOVO);
    }

    /** Whether this is one of the organisations, which a claim of countries does not count. */
    public boolean isOrganisation() {
        return ORGANISATIONS.contains(code);
    }

    @Override
    public int compareTo(Participant other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
