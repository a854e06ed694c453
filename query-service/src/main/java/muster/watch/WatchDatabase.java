package muster.watch;

import javax.sql.DataSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How watches reach PostgreSQL. Its clock is the one that all who deliver go by. */
@Configuration(proxyBeanMethods = false)
class WatchDatabase {

    @Bean
    JdbcClient watchTables(DataSource database) {
        return JdbcClient.create(database);
    }

    @Bean
    TransactionTemplate watchTransactions(DataSource database) {
        return new TransactionTemplate(new JdbcTransactionManager(database));
    }
}
