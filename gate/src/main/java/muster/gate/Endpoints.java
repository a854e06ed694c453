package muster.gate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

/** All that a service answers: what is not among it is refused, whoever asks. */
public final class Endpoints {

    private final List<Endpoint> all;

    private Endpoints(Stream<Endpoint> all) {
        this.all = all.sorted(Comparator.comparing(Endpoint::path)).toList();
    }

    public static Endpoints of(Endpoint... all) {
        return new Endpoints(Arrays.stream(all));
    }

    /** What both services answer beside what they are for. */
    public static Endpoints common() {
        return of(
                // For who watches whether it runs. The whole of it names parts, and may say what is the matter with
                // them.
                Endpoint.get("/actuator/health/liveness", Who.ANYBODY),
                Endpoint.get("/actuator/health/readiness", Who.ANYBODY),
                Endpoint.get("/actuator/health/{*part}", Who.READER_OF_EVERYTHING),
                Endpoint.any("/actuator/{*page}", Who.ADMINISTRATOR),
                // How to ask, and a page to try it on.
                Endpoint.get("/v3/api-docs/{*part}", Who.ANYBODY),
                Endpoint.get("/v3/api-docs.yaml", Who.ANYBODY),
                Endpoint.get("/docs", Who.ANYBODY),
                Endpoint.get("/swagger-ui/{*file}", Who.ANYBODY),
                // Where the server sends by itself what has failed.
                Endpoint.any("/error", Who.NOBODY));
    }

    /** These and others. */
    public Endpoints and(Endpoints others) {
        return new Endpoints(Stream.concat(all.stream(), others.all.stream()));
    }

    /** The most specific first. */
    public List<Endpoint> all() {
        return all;
    }

    /** The one that Spring would choose, too: of those that match, the most specific. */
    Optional<Endpoint> find(HttpMethod method, PathContainer path) {
        for (Endpoint endpoint : all) {
            if (endpoint.methods().contains(method) && endpoint.path().matches(path)) {
                return Optional.of(endpoint);
            }
        }
        return Optional.empty();
    }

    /** The methods that a path answers. */
    Set<HttpMethod> methods(PathContainer path) {
        return all.stream()
                .filter(endpoint -> endpoint.path().matches(path))
                .flatMap(endpoint -> endpoint.methods().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
