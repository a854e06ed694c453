package muster.projection;

import java.sql.SQLException;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Lets a change of the tables take longer than a question may: a new index on a long log takes minutes. */
final class PatienceWithChanges implements Callback {

    private static final int PATIENCE_MILLIS = 600_000;

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            context.getConnection().setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
        } catch (SQLException gone) {
            throw new FlywayException(gone);
        }
    }

    @Override
    public String getCallbackName() {
        return "patience";
    }
}
