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
        pool.addDataSourceProperty("connectTimeout", "3");
        pool.addDataSourceProperty("socketTimeout", "30");
        pool.addDataSourceProperty("ApplicationName", "query-service");
        return new HikariDataSource(pool);
    }
}
