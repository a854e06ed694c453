package muster.eventstore;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** A source of connections that can be made to fail where it matters. */
final class FaultySource {

    /** What the server does at a commit whose answer, and every later one on this connection, never arrives. */
    interface InsteadOfCommit {
        void on(Connection connection) throws SQLException;
    }

    private final DataSource real;
    private final AtomicReference<InsteadOfCommit> next = new AtomicReference<>();
    private volatile boolean away;

    FaultySource(DataSource real) {
        this.real = real;
    }

    void atNextCommit(InsteadOfCommit fault) {
        next.set(fault);
    }

    void goAway() {
        away = true;
    }

    DataSource source() {
        return proxy(DataSource.class, (method, arguments) -> {
            if (!method.getName().equals("getConnection")) {
                return method.invoke(real, arguments);
            }
            if (away) {
                throw lost();
            }
            return connection(real.getConnection());
        });
    }

    private Connection connection(Connection connection) {
        var lost = new AtomicBoolean();
        return proxy(Connection.class, (method, arguments) -> {
            if (method.getName().equals("commit")) {
                failIfDue(connection, lost);
            }
            if (lost.get()) {
                throw lost();
            }
            return method.getName().equals("prepareStatement") && connection.getAutoCommit()
                    ? committing((PreparedStatement) method.invoke(connection, arguments), connection, lost)
                    : method.invoke(connection, arguments);
        });
    }

    private void failIfDue(Connection connection, AtomicBoolean lost) throws SQLException {
        var fault = next.getAndSet(null);
        if (fault != null) {
            lost.set(true);
            fault.on(connection);
        }
    }

    /** A statement that is its own transaction: its commit becomes one that can fail. */
    private PreparedStatement committing(PreparedStatement statement, Connection connection, AtomicBoolean lost) {
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (!method.getName().equals("executeQuery") || next.get() == null) {
                return method.invoke(statement, arguments);
            }
            connection.setAutoCommit(false);
            statement.executeQuery().close();
            failIfDue(connection, lost);
            throw lost();
        });
    }

    private static SQLException lost() {
        return new SQLException("the connection is lost", "08006");
    }

    private interface Behaviour {
        Object call(Method method, Object[] arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Behaviour behaviour) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return behaviour.call(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
