package muster.answer;

import java.util.stream.Stream;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import muster.gate.Endpoint;
import muster.gate.Endpoints;
import muster.gate.Who;

/** What this service answers, and whom. What is not listed here is refused, whoever asks. */
@Configuration(proxyBeanMethods = false)
class Offers {

    private static final String COALITION = "/coalitions/{coalition}";

    @Bean
    Endpoints endpoints() {
        return Endpoints.common()
                .and(questions())
                .and(tables())
                .and(watches())
                .and(Endpoints.of(
                        Endpoint.get("/projection", Who.READER),
                        Endpoint.post("/projection/rebuild", Who.ADMINISTRATOR),
                        Endpoint.post("/session", Who.KNOWN),
                        Endpoint.delete("/session", Who.ANYBODY)))
                .and(page());
    }

    private static Endpoints questions() {
        return Endpoints.of(
                Endpoint.get("/coalitions", Who.READER),
                Endpoint.get("/coalitions.csv", Who.READER),
                Endpoint.get(COALITION, Who.READER_OF_THE_COALITION),
                Endpoint.get(COALITION + ".csv", Who.READER_OF_THE_COALITION),
                Endpoint.get(COALITION + "/statements/{id}", Who.READER_OF_THE_COALITION),
                Endpoint.get(COALITION + "/timemap", Who.READER_OF_THE_COALITION),
                Endpoint.get(COALITION + "/participants/{participant}/timemap", Who.READER_OF_THE_COALITION),
                Endpoint.get(COALITION + "/changes.atom", Who.READER_OF_THE_COALITION),
                Endpoint.get(COALITION + "/live", Who.READER_OF_THE_COALITION),
                Endpoint.post(COALITION + "/preview", Who.READER_OF_THE_COALITION));
    }

    /** What comes as JSON, and as CSV, too. */
    private static Endpoints tables() {
        return Endpoints.of(Stream.of(
                        "stances",
                        "history",
                        "participants/{participant}/history",
                        "statements",
                        "sources",
                        "claims",
                        "claims/history",
                        "pledges",
                        "meetings",
                        "changes",
                        "revisions",
                        "moments")
                .map(table -> COALITION + "/" + table)
                .flatMap(table -> Stream.of(table, table + ".csv"))
                .map(path -> Endpoint.get(path, Who.READER_OF_THE_COALITION))
                .toArray(Endpoint[]::new));
    }

    /** What belongs to whoever made it: a browser's session is not enough. The feed is for whoever was given its address. */
    private static Endpoints watches() {
        String watch = "/watches/{id}";
        return Endpoints.of(
                Endpoint.post(COALITION + "/watches", Who.KNOWN_TO_THE_COALITION),
                Endpoint.get("/watches", Who.KNOWN),
                Endpoint.get(watch, Who.KNOWN),
                Endpoint.delete(watch, Who.KNOWN),
                Endpoint.post(watch + "/pause", Who.KNOWN),
                Endpoint.post(watch + "/resume", Who.KNOWN),
                Endpoint.get(watch + "/changes.atom", Who.ANYBODY),
                Endpoint.get(watch + "/dead-letters", Who.KNOWN),
                Endpoint.delete(watch + "/dead-letters", Who.KNOWN),
                Endpoint.post(watch + "/dead-letters/redeliver", Who.KNOWN),
                Endpoint.post(watch + "/dead-letters/{webhookId}/redeliver", Who.KNOWN));
    }

    /** The page itself, which says nothing of the record and is needed to log in. */
    private static Endpoints page() {
        return Endpoints.of(Stream.of(
                        "/",
                        "/settings",
                        "/index.html",
                        "/app.js",
                        "/embed.html",
                        "/embed.js",
                        "/icon.svg",
                        "/atlas/{*file}",
                        "/css/{*file}",
                        "/deck/{*file}",
                        "/evidence/{*file}",
                        "/live/{*file}",
                        "/map/{*file}",
                        "/page/{*file}",
                        "/record/{*file}",
                        "/share/{*file}",
                        "/timeline/{*file}",
                        "/views/{*file}",
                        "/webjars/{*file}",
                        "/words/{*file}")
                .map(path -> Endpoint.get(path, Who.ANYBODY))
                .toArray(Endpoint[]::new));
    }
}
