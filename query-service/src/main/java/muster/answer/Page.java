package muster.answer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Some rows of a list, and where the next ones begin. */
record Page<T>(List<T> rows, Optional<String> cursor) {

    /** From rows that are found one after the other: no more of them are than the page needs. */
    static <T> Page<T> of(Stream<T> found, Asked asked, long position) {
        int from = asked.cursor().map(Asked.Cursor::index).orElse(0);
        Stream<T> rest = found.skip(from);
        if (asked.limit().isEmpty()) {
            return new Page<>(rest.toList(), Optional.empty());
        }
        int limit = asked.limit().getAsInt();
        List<T> rows = rest.limit(limit + 1L).toList();
        return rows.size() <= limit
                ? new Page<>(rows, Optional.empty())
                : new Page<>(rows.subList(0, limit), Optional.of(new Asked.Cursor(position, from + limit).text()));
    }

    static <T> Page<T> of(List<T> all, Asked asked, long position) {
        int from = Math.min(all.size(), asked.cursor().map(Asked.Cursor::index).orElse(0));
        int until = (int) Math.min(all.size(), (long) from + asked.limit().orElse(all.size()));
        Optional<String> next =
                until < all.size() ? Optional.of(new Asked.Cursor(position, until).text()) : Optional.empty();
        return new Page<>(List.copyOf(all.subList(from, until)), next);
    }
}
