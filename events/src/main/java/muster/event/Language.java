package muster.event;

import java.util.IllformedLocaleException;
import java.util.Locale;

/** A language by its BCP 47 tag, kept as given. */
public record Language(String tag) {

    public Language {
        try {
            if (tag.isEmpty()
                    || new Locale.Builder()
                            .setLanguageTag(tag)
                            .build()
                            .toLanguageTag()
                            .isEmpty()) {
                throw new IllformedLocaleException(tag);
            }
        } catch (IllformedLocaleException illFormed) {
            throw new IllegalArgumentException("must be a language tag of BCP 47, such as fr or pt-BR", illFormed);
        }
    }
}
