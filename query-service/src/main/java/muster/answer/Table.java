package muster.answer;

import java.util.List;
import java.util.Optional;

/** An answer that is a list, and so comes as CSV too. */
public interface Table extends Answer {

    /** The rows: records of {@link #rowType()}, whose components are the columns. */
    List<? extends Record> rows();

    Class<? extends Record> rowType();

    /** Where the next page begins, if this is not the last. */
    Optional<String> cursor();
}
