package muster.gate;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenError;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Tells who has sent a token that cannot be taken, or cannot be checked, and what to do. */
final class BadTokens implements AuthenticationEntryPoint, AuthenticationFailureHandler {

    private static final Refusal UNCHECKED = Refusal.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "issuer-away",
                    "Tokens cannot be checked",
                    "The issuer of tokens is away. Ask again in a while; what is public can be read without a token.")
            .with(HttpHeaders.RETRY_AFTER, "5");

    static Refusal refusal(AuthenticationException failed) {
        return failed instanceof OAuth2AuthenticationException bad && bad.getError() instanceof BearerTokenError error
                ? Refusal.badToken(error.getHttpStatus(), error.getErrorCode(), String.valueOf(error.getDescription()))
                : UNCHECKED;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failed)
            throws IOException {
        refusal(failed).write(response);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failed)
            throws IOException {
        refusal(failed).write(response);
    }
}
