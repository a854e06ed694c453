package muster.event;

import java.util.regex.Pattern;

/** The forms that single values must have; each check gives the value back or tells a person what is wrong with it. */
final class Form {

    private Form() {}

    static String matching(Pattern form, String value, String expectation) {
        if (!form.matcher(value).matches()) {
            throw new IllegalArgumentException("must be " + expectation);
        }
        return value;
    }

    static String text(String value, int longest) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("must not be empty");
        }
        if (value.length() > longest) {
            throw new IllegalArgumentException("must be at most " + longest + " characters long");
        }
        return value;
    }
}
