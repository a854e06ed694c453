package muster.eventstore;

import java.sql.SQLException;
import java.util.Optional;

import org.postgresql.util.PSQLException;

/** What PostgreSQL's error codes say about whose fault a failure is. */
final class SqlStates {

    private SqlStates() {}

    /** The data's: it cannot be stored, or not beside what is stored, however often one tries. */
    static boolean isOfTheData(SQLException e) {
        var state = state(e);
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
    }

    /** It says that there is one already of what there can be but one. */
    static boolean isThereAlready(SQLException e) {
        return state(e).equals("23505");
    }

    /** The connection's: it is gone, or the server is going down; another one may do. */
    static boolean isConnectionLost(SQLException e) {
        var state = state(e);
        return state.startsWith("08") || state.startsWith("57P");
    }

    /** The server's answer: the statement has failed and what it did is undone. The driver's own failures tell nothing. */
    static boolean isAnswered(SQLException e) {
        return e instanceof PSQLException answer && answer.getServerErrorMessage() != null && !isConnectionLost(e);
    }

    private static String state(SQLException e) {
        return Optional.ofNullable(e.getSQLState()).orElse("");
    }
}
