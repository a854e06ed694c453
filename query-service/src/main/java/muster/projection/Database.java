package muster.projection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How PostgreSQL is reached. It may be away when the service starts: whoever needs it asks again. */
@Configuration(proxyBeanMethods = false)
class Database {

    private static final int MOST_CONNECTIONS = 6;
    private static final long PATIENCE_MILLIS = 3_000;

    /** A connection of which nothing is heard for so long is given up, and the next one tried within the patience. */
    private static final long VALIDATION_MILLIS = 1_000;

    /** A peer that is gone is noticed within half a minute, and its locks pass on. */
    private static final String SESSION =
            "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";

    @Bean
    HikariDataSource dataSource(
            @Value("${spring.datasource.url}") String url,
            @Value("${spring.datasource.username}") String user,
            @Value("${spring.datasource.password:}") String password) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("projection");
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMaximumPoolSize(MOST_CONNECTIONS);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(PATIENCE_MILLIS);
        pool.setInitializationFailTimeout(-1);
        pool.setValidationTimeout(VALIDATION_MILLIS);
        pool.addDataSourceProperty("options", SESSION);
        pool.addDataSourceProperty("connectTimeout", "3");
        // No statement of the feed's or a reader's is silent for so long; what is, sets its own limit.
        pool.addDataSourceProperty("socketTimeout", "10");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("ApplicationName", "query-service");
        return new HikariDataSource(pool);
    }
}
