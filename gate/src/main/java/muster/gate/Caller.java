package muster.gate;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;

/** Whoever has sent the request at hand, and what they may do. */
public final class Caller {

    /** Where no issuer is configured nobody is asked, and everybody may do everything. */
    public static final Caller UNASKED = new Caller(
            Arrays.stream(Role.values()).map(Grant::everywhere).collect(Collectors.toUnmodifiableSet()),
            Reading.PUBLIC,
            Optional.empty());

    private static final Caller NOBODY = new Caller(Set.of(), Reading.RESTRICTED, Optional.empty());

    private final Set<Grant> grants;
    private final Reading reading;
    private final Optional<Jwt> token;

    private Caller(Set<Grant> grants, Reading reading, Optional<Jwt> token) {
        this.grants = grants;
        this.reading = reading;
        this.token = token;
    }

    /**
     * Somebody, as their token names them.
     *
     * @param subject unique at that issuer alone
     */
    public record Identity(String issuer, String subject) {}

    /** Whoever has sent the request that this thread answers. A thread that answers none has nobody's rights. */
    public static Caller current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof Admitted admitted
                ? admitted.caller()
                : NOBODY;
    }

    static Caller withoutToken(Reading reading) {
        return new Caller(Set.of(), reading, Optional.empty());
    }

    static Caller of(Jwt token, Set<Grant> grants, Reading reading) {
        return new Caller(grants, reading, Optional.of(token));
    }

    /** Whether there is a token that says who it is. */
    public boolean isKnown() {
        return token.isPresent();
    }

    /** Who it is; nobody is known without a token. */
    public Optional<Identity> identity() {
        return token.map(it -> new Identity(claim(it, JwtClaimNames.ISS), claim(it, JwtClaimNames.SUB)));
    }

    /** Without it the token would not have been taken. */
    private static String claim(Jwt token, String name) {
        return Objects.requireNonNull(token.getClaimAsString(name), name);
    }

    /** The token itself, to be passed on to the other service on the caller's behalf, and never written anywhere. */
    public Optional<String> token() {
        return token.map(Jwt::getTokenValue);
    }

    /** The header by which another service is asked on the caller's behalf. */
    public Optional<String> authorization() {
        return token().map("Bearer "::concat);
    }

    /** Until when all this holds. */
    public Instant until() {
        return token.map(Jwt::getExpiresAt).map(end -> end.plus(Tokens.SKEW)).orElse(Instant.MAX);
    }

    /** Whether there is anything that this caller may read. */
    public boolean mayRead() {
        return reading.isPublic() || !grants.isEmpty();
    }

    /** Whether this caller may read what belongs to a coalition. */
    public boolean mayRead(String coalition) {
        return reading.isPublic() || hasRoleFor(coalition);
    }

    /** Whether this caller has been given any role that holds for a coalition. */
    public boolean hasRoleFor(String coalition) {
        return has(grant -> grant.holdsIn(coalition));
    }

    /** Whether this caller may read what tells of all coalitions without telling them apart. */
    public boolean mayReadEverything() {
        return reading.isPublic() || has(Grant::holdsEverywhere);
    }

    /** Whether this caller may read the log, in which all coalitions lie. */
    public boolean mayReadLog() {
        return reading.isPublic() || hasEverywhere(Role.AUDITOR) || mayAdminister();
    }

    /** Whether there is a coalition for which this caller may record. */
    public boolean mayRecord() {
        return has(grant -> grant.role() == Role.RECORDER);
    }

    /** Whether this caller may record for a coalition. */
    public boolean mayRecord(String coalition) {
        return has(grant -> grant.role() == Role.RECORDER && grant.holdsIn(coalition));
    }

    /** Whether this caller may do what is for those who run the services. */
    public boolean mayAdminister() {
        return hasEverywhere(Role.ADMINISTRATOR);
    }

    private boolean hasEverywhere(Role role) {
        return has(grant -> grant.role() == role && grant.holdsEverywhere());
    }

    private boolean has(Predicate<Grant> sought) {
        return grants.stream().anyMatch(sought);
    }
}
