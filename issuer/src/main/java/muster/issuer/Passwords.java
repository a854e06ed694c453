package muster.issuer;

import java.security.MessageDigest;
import java.util.List;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Lets in who knows the password that stands beside a name. */
final class Passwords implements AuthenticationProvider {

    private static final String HASHED = "{bcrypt}";

    /** Under which all names that nobody has are counted: there are too many of them to remember each. */
    private static final String NOBODY = "";

    private final Users users;
    private final Guesses guesses;
    private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder();

    Passwords(Users users, Guesses guesses) {
        this.users = users;
        this.guesses = guesses;
    }

    @Override
    public Authentication authenticate(Authentication login) {
        var person = users.named(login.getName());
        var name = person.map(Person::name).orElse(NOBODY);
        var wait = guesses.begin(name);
        if (wait.isPositive()) {
            throw new TooManyTries(wait);
        }
        var known = person.filter(it -> matches(String.valueOf(login.getCredentials()), it.password()))
                .orElseThrow(() -> new BadCredentialsException("Wrong name or password"));
        guesses.right(name);
        return UsernamePasswordAuthenticationToken.authenticated(
                known, null, List.of(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)));
    }

    private boolean matches(String given, String kept) {
        return kept.startsWith(HASHED)
                ? bcrypt.matches(given, kept.substring(HASHED.length()))
                : MessageDigest.isEqual(given.getBytes(UTF_8), kept.getBytes(UTF_8));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
