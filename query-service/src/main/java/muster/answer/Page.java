package muster.answer;

import java.util.List;
import java.util.Optional;

/** Some rows of a list, and where the next ones begin. */
record Page<T>(List<T> rows, Optional<String> cursor) {

    static <T> Page<T> of(List<T> all, Asked asked, long position) {
        int from = Math.min(all.size(), asked.cursor().map(Asked.Cursor::index).orElse(0));
        int until = (int) Math.min(all.size(), (long) from + asked.limit().orElse(all.size()));
        Optional<String> next =
                until < all.size() ? Optional.of(new Asked.Cursor(position, until).text()) : Optional.empty();
        return new Page<>(List.copyOf(all.subList(from, until)), next);
    }
}
