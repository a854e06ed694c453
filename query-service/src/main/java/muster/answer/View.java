package muster.answer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import muster.event.Coalition;
import muster.stance.Chronicle;
import muster.stance.Known;
import muster.stance.Question;

/**
 * A coalition as it is asked about: what was known at the position, and the question put to it.
 *
 * @param chronicle all that is applied, and maybe more
 * @param now for what is told relative to the present
 */
record View(Coalition coalition, Chronicle chronicle, Known statements, Asked asked, AsOf known, Instant now) {

    Question question() {
        return asked.question();
    }

    Optional<Instant> at() {
        return asked.at();
    }

    /** The moment that the answer is about. */
    Instant moment() {
        return at().orElse(now);
    }

    /** The rows of the page that is asked for. */
    <T> Page<T> page(List<T> rows) {
        return Page.of(rows, asked, known.position());
    }
}
