package muster.gate;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import io.github.bucket4j.TimeMeter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Lets each client ask and command only so often, and each token as well. It stands before the tokens are looked at, so that
 * whoever tries many is stopped, too; what is counted per token is counted by what was sent, true or not.
 */
final class RateLimit extends OncePerRequestFilter {

    private static final String HEALTH = "/actuator/health";
    private static final String BEARER = "Bearer ";

    private final Both perClient;
    private final Both perToken;

    RateLimit(LimitSettings settings, boolean inTheOpen, TimeMeter clock) {
        perClient = Both.of("client", settings.perClient(), inTheOpen, clock);
        perToken = Both.of("token", settings.perToken(), inTheOpen, clock);
    }

    private record Both(Optional<Quota> commands, Optional<Quota> questions) {

        static Both of(String name, LimitSettings.Rates rates, boolean inTheOpen, TimeMeter clock) {
            return new Both(
                    quota(name + "-commands", rates.ofCommands(inTheOpen), clock),
                    quota(name + "-questions", rates.ofQuestions(inTheOpen), clock));
        }

        private static Optional<Quota> quota(String name, Rate rate, TimeMeter clock) {
            return Optional.of(rate).filter(given -> !given.isNone()).map(given -> new Quota(name, given, clock));
        }

        Optional<Quota> counting(HttpServletRequest request) {
            return isQuestion(request) ? questions : commands;
        }

        boolean isEmpty() {
            return commands.isEmpty() && questions.isEmpty();
        }
    }

    private static boolean isQuestion(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "GET", "HEAD", "OPTIONS" -> true;
            default -> false;
        };
    }

    /** Whether there is any limit. */
    boolean limits() {
        return !perClient.isEmpty() || !perToken.isEmpty();
    }

    /** Whoever watches over the service must not find it ill because others ask much. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getServletPath().startsWith(HEALTH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Allowance allowance = allowance(request);
        OptionalLong wait = allowance.takeOne(response);
        if (wait.isPresent()) {
            TooMany.refusal(wait.getAsLong()).write(response);
            return;
        }
        chain.doFilter(JsonLines.areIn(request) ? new CountedLines(request, allowance) : request, response);
    }

    private Allowance allowance(HttpServletRequest request) {
        List<Quota.Share> shares = new ArrayList<>(2);
        perClient.counting(request).ifPresent(quota -> shares.add(quota.of(Client.of(request))));
        perToken.counting(request).ifPresent(quota -> token(request).ifPresent(token -> shares.add(quota.of(token))));
        return new Allowance(shares);
    }

    /** Not the token itself: nobody needs to find it in memory. */
    private static Optional<String> token(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(sent -> sent.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(RateLimit::digest);
    }

    private static String digest(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }
}
