package muster.gate;

import java.util.Set;

import org.springframework.http.HttpMethod;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * What a service answers, and whom.
 *
 * @param path as Spring has it, read by the same parser
 */
public record Endpoint(Set<HttpMethod> methods, PathPattern path, Who who) {

    public Endpoint {
        methods = Set.copyOf(methods);
    }

    public static Endpoint get(String path, Who who) {
        return of(path, who, HttpMethod.GET, HttpMethod.HEAD);
    }

    public static Endpoint post(String path, Who who) {
        return of(path, who, HttpMethod.POST);
    }

    public static Endpoint put(String path, Who who) {
        return of(path, who, HttpMethod.PUT);
    }

    public static Endpoint delete(String path, Who who) {
        return of(path, who, HttpMethod.DELETE);
    }

    /** Something that answers whatever the method is. */
    public static Endpoint any(String path, Who who) {
        return of(path, who, HttpMethod.values());
    }

    private static Endpoint of(String path, Who who, HttpMethod... methods) {
        return new Endpoint(Set.of(methods), PathPatternParser.defaultInstance.parse(path), who);
    }
}
