package muster.eventstore;

import java.time.Duration;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** Connections to the log's database as this package needs them: every wait has an end, and a commit is on the disk. */
public final class LogDataSource {

    /**
     * What holds in each session. A statement, and an append that stands still, end after ten seconds, so that nothing
     * keeps the lock of the order for ever; a peer that is gone is noticed within half a minute, so that its locks pass
     * on. The log is read by index alone, by plans that are made once and do not lean on what the planner believes: one
     * that was made while the tables were empty would else read them whole for as long as it stays cached.
     */
    private static final String SESSION = String.join(
            " ",
            "-c synchronous_commit=on",
            "-c statement_timeout=10s",
            "-c idle_in_transaction_session_timeout=10s",
            "-c tcp_keepalives_idle=10",
            "-c tcp_keepalives_interval=5",
            "-c tcp_keepalives_count=3",
            "-c enable_seqscan=off",
            "-c plan_cache_mode=force_generic_plan",
            "-c jit=off");

    private LogDataSource() {}

    /** A pool that starts also while the database is away. The engine and the relay keep three connections to themselves. */
    public static HikariDataSource open(String url, String user, String password, int connections) {
        return new HikariDataSource(configure(url, user, password, connections));
    }

    /** The same as a configuration, for those who give the pool a name, metrics or TLS first. */
    public static HikariConfig configure(String url, String user, String password, int connections) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(connections);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        // Several idle ones may have died unheard at once: what waits for a connection must get past them.
        config.setValidationTimeout(Duration.ofSeconds(1).toMillis());
        config.addDataSourceProperty("options", SESSION);
        config.addDataSourceProperty("connectTimeout", "5");
        // Only a connection that is dead says nothing for longer than a statement may take.
        config.addDataSourceProperty("socketTimeout", "12");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("ApplicationName", "muster");
        return config;
    }
}
