package muster.answer;

import java.util.Optional;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import muster.feed.CommandService;
import muster.gate.Reading;

/** What the dashboard must be told of where it runs. */
@RestController
class PageSettings {

    private final Settings settings;

    PageSettings(
            CommandService commandService,
            @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri:}") String issuer,
            @Value("${muster.page.client-id:muster-page}") String clientId,
            @Value("${muster.page.scope:openid}") String scope,
            @Value("${muster.gate.roles-claim:roles}") String rolesClaim,
            Reading reading) {
        Login login = new Login(issuer, clientId, scope, rolesClaim, !reading.isPublic());
        settings = new Settings(commandService.inBrowser(), issuer.isEmpty() ? Optional.empty() : Optional.of(login));
    }

    /**
     * Where things are.
     *
     * @param commands where a browser sends commands; empty where it cannot
     * @param login how its readers log in; nothing where nobody is asked who they are
     */
    record Settings(String commands, Optional<Login> login) {}

    /**
     * How readers log in.
     *
     * @param issuer where OpenID Connect's discovery begins
     * @param clientId who the page is there
     * @param rolesClaim where a token says its roles
     * @param restricted whether reading takes a token, too
     */
    record Login(String issuer, String clientId, String scope, String rolesClaim, boolean restricted) {}

    /** The dashboard's settings. */
    @GetMapping("/settings")
    @Takes(at = false, question = false)
    Settings settings() {
        return settings;
    }
}
