package muster.event;

import java.util.regex.Pattern;

/** An undertaking that participants join and contribute to, named by its slug. */
public record Coalition(String slug) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,64}");

    public Coalition {
        Form.matching(FORM, slug, "a slug of 1 to 64 of the characters a-z 0-9 -");
    }

    @Override
    public String toString() {
        return slug;
    }
}
