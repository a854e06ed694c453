package muster.answer;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import muster.feed.CommandService;
import muster.gate.ContentPolicy;

/** What a browser may do with what it gets: load from here alone, run nothing that stands in a text. */
@Component
class PagePolicy implements ContentPolicy {

    private static final String STRICT = "default-src 'self'; base-uri 'none'; object-src 'none'";
    /** The page may send commands and log its readers in and out, and shows the pictures that it makes itself. */
    private static final String FOR_THE_PAGE = STRICT + "; img-src 'self' blob: data:; connect-src ";

    private static final String FRAMED_HERE = "; frame-ancestors 'self'";
    /** What is made to be shown inside other people's pages, and offers nothing that could be clicked by mistake. */
    private static final String FRAMED_ANYWHERE = "; frame-ancestors *";

    private final String forThePage;

    PagePolicy(
            CommandService commandService,
            @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri:}") String issuer) {
        String places = sources(commandService.inBrowser(), origin(issuer));
        forThePage = FOR_THE_PAGE + places + "; form-action " + sources(origin(issuer)) + FRAMED_HERE;
    }

    private static String sources(String... others) {
        return ("'self' " + String.join(" ", others)).strip();
    }

    /** Without its path: a redirect may lead to another one. */
    private static String origin(String address) {
        return address.replaceFirst("^(https?://[^/]+).*", "$1");
    }

    @Override
    public String of(String path) {
        if (ContentPolicy.isDocs(path)) {
            return DOCS + FRAMED_HERE;
        }
        return path.equals("/embed.html") ? STRICT + FRAMED_ANYWHERE : forThePage;
    }
}
