package muster.answer;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Some rows of a list, and where the next ones begin. */
record Page<T>(List<T> rows, Optional<String> cursor) {

    static <T> Page<T> of(List<T> all, Asked asked, long position) {
        return of(all.stream(), _ -> {}, asked, position);
    }

    /**
     * From rows that are found one after the other: no more of them are than the page needs.
     *
     * @param look at each row that may stand on it
     */
    static <T> Page<T> of(Stream<T> found, Consumer<T> look, Asked asked, long position) {
        int from = asked.cursor().map(Asked.Cursor::index).orElse(0);
        Stream<T> rest = found.skip(from).peek(look);
        if (asked.limit().isEmpty()) {
            return new Page<>(rest.toList(), Optional.empty());
        }
        int limit = asked.limit().getAsInt();
        List<T> rows = rest.limit(limit + 1L).toList();
        return rows.size() <= limit
                ? new Page<>(rows, Optional.empty())
                : new Page<>(rows.subList(0, limit), Optional.of(new Asked.Cursor(position, from + limit).text()));
    }
}
