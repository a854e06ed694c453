package muster.projection;

import java.sql.SQLException;

/** What is asked for is stored and not in memory, and PostgreSQL cannot be asked now. */
public final class StoreAway extends RuntimeException {

    private static final long serialVersionUID = 1;

    StoreAway(SQLException cause) {
        super(cause);
    }
}
