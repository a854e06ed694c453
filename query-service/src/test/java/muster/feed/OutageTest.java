package muster.feed;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import muster.Log;
import muster.Service;
import muster.foundation.Await;
import muster.foundation.LocalPostgres;
import muster.foundation.TestServers;

import static muster.Sentences.FRANCE;
import static muster.Sentences.declined;
import static muster.Sentences.formed;
import static org.assertj.core.api.Assertions.assertThat;

class OutageTest {

    private static final String STANCES = "/coalitions/willing/stances";

    @TempDir
    Path data;

    @Test
    void whatComesWhilePostgresIsAwayIsAppliedWhenItIsBack() {
        LocalPostgres postgres = start(0);
        postgres.ensureDatabase("query");
        TestServers.Database database =
                new TestServers.Database(postgres.jdbcUrl("query"), LocalPostgres.USER, postgres.password());
        try (Log log = new Log();
                Service service = Service.on(log, database)) {
            log.say("2025-02-17", formed());
            service.at(1);

            postgres.kill();
            log.say("2025-03-01", declined(FRANCE));
            assertThat(Await.until(
                            Duration.ofSeconds(10), () -> trouble(service).contains("PostgreSQL")))
                    .as("the trouble is told")
                    .isTrue();
            assertThat(service.ask(STANCES).get("known").get("position").asInt())
                    .isEqualTo(1);
            assertThat(service.get("/actuator/health/readiness").statusCode()).isEqualTo(200);

            postgres = start(postgres.port());
            assertThat(service.at(2).ask(STANCES).get("stances").size()).isEqualTo(1);
            assertThat(Await.until(
                            Duration.ofSeconds(10), () -> trouble(service).isEmpty()))
                    .isTrue();
        } finally {
            postgres.kill();
        }
    }

    /** A durable one: it is killed, and must not forget what it had committed. */
    private LocalPostgres start(int port) {
        return LocalPostgres.start(data, port);
    }

    private static String trouble(Service service) {
        return service.ask("/projection").path("trouble").asString("");
    }
}
