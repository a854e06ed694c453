package muster.gate;

/** What a browser may load and do with what a service answers; each service has its own. */
@FunctionalInterface
public interface ContentPolicy {

    /** Nothing, and nobody may frame it: for what is no page. */
    String NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** The page on which the interface can be tried is not ours; it carries styles and pictures inside. */
    String DOCS =
            "default-src 'self'; base-uri 'none'; object-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:";

    /** The Content-Security-Policy of what is at a path. */
    String of(String path);

    /** Whether the page on which the interface can be tried is there. */
    static boolean isDocs(String path) {
        return path.startsWith("/swagger-ui/");
    }
}
