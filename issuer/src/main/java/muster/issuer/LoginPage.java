package muster.issuer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.HtmlUtils;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The page to log in on, in the look and the languages of the dashboard. It runs no script. */
final class LoginPage extends OncePerRequestFilter {

    static final String PATH = "/login";

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH, Locale.of("uk"));
    private static final ResourceBundle.Control NO_OTHER =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final String whole = text("page.html");
    private final String form = text("form.html");
    private final Path users;
    private final String policy;

    /** @param origins where the browser may be led to from here */
    LoginPage(Path users, List<String> origins) {
        this.users = users;
        this.policy =
                "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' "
                        + String.join(" ", origins);
    }

    private static String text(String name) {
        try {
            return new ClassPathResource(name, LoginPage.class).getContentAsString(UTF_8);
        } catch (IOException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals(PATH) || request.getMethod().equals("POST");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        var words = words(request, response);
        var content = filled(
                form,
                Map.of(
                        "wrong", wrong(request, words),
                        "file", HtmlUtils.htmlEscape(users.toString()),
                        "csrf", HtmlUtils.htmlEscape(csrf(request))));
        send(response, HttpServletResponse.SC_OK, words, content);
    }

    /** What came was no request of the dashboard: whoever sent it, the browser is not led on to them. */
    void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        var words = words(request, response);
        send(
                response,
                HttpServletResponse.SC_BAD_REQUEST,
                words,
                "<p role=\"alert\">%s</p>".formatted(words.getString("refused")));
    }

    private static String csrf(HttpServletRequest request) {
        return ((CsrfToken) request.getAttribute(CsrfToken.class.getName())).getToken();
    }

    private static String wrong(HttpServletRequest request, ResourceBundle words) {
        return Stream.of("wrong", "late", "wait")
                .filter(what -> request.getParameter(what) != null)
                .map(what -> words.getString(what).replace("{n}", seconds(request.getParameter(what))))
                .findFirst()
                .orElse("");
    }

    private static String seconds(String text) {
        return text.matches("\\d{1,3}") ? text : "60";
    }

    private static ResourceBundle words(HttpServletRequest request, HttpServletResponse response) {
        var language = asked(request, response)
                .map(Locale::getLanguage)
                .flatMap(tag -> LANGUAGES.stream().filter(it -> it.getLanguage().equals(tag)))
                .findFirst()
                .orElse(Locale.ENGLISH);
        return ResourceBundle.getBundle("muster.issuer.login", language, NO_OTHER);
    }

    /** The language that the dashboard is read in goes before what the browser is set to. */
    private static Stream<Locale> asked(HttpServletRequest request, HttpServletResponse response) {
        var saved = Optional.ofNullable(new HttpSessionRequestCache().getRequest(request, response));
        return Stream.concat(
                saved.stream().flatMap(LoginPage::uiLocales), Collections.list(request.getLocales()).stream());
    }

    private static Stream<Locale> uiLocales(SavedRequest request) {
        String @Nullable [] values = request.getParameterValues("ui_locales");
        return values == null
                ? Stream.empty()
                : Stream.of(values).flatMap(tags -> Stream.of(tags.split(" "))).map(Locale::forLanguageTag);
    }

    private void send(HttpServletResponse response, int status, ResourceBundle words, String content)
            throws IOException {
        response.setStatus(status);
        response.setHeader("Content-Security-Policy", policy);
        response.setContentType("text/html; charset=utf-8");
        var page = whole.replace("{content}", content);
        for (var name : Collections.list(words.getKeys())) {
            page = page.replace("{" + name + "}", words.getString(name));
        }
        response.getWriter().write(page);
    }

    private static String filled(String text, Map<String, String> values) {
        var filled = text;
        for (var value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }
}
