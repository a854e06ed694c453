package muster.foundation;

import java.time.Duration;
import java.util.Optional;

/** Whoever may come to a service's door, for tests that try each of them at each endpoint. */
public enum Visitor {
    NOBODY,
    GARBLED,
    EXPIRED,
    FOR_ANOTHER_SERVICE,
    FROM_ANOTHER_ISSUER,
    SIGNED_BY_ANOTHER,
    UNSIGNED,
    SIGNED_WITH_THE_PUBLIC_KEY,
    WITHOUT_ROLES,
    READER("reader"),
    RECORDER("recorder"),
    AUDITOR("auditor"),
    ADMINISTRATOR("administrator"),
    READER_HERE("reader:here"),
    RECORDER_HERE("recorder:here"),
    AUDITOR_HERE("auditor:here"),
    ADMINISTRATOR_HERE("administrator:here"),
    RECORDER_ELSEWHERE("recorder:elsewhere"),
    ADMINISTRATOR_ELSEWHERE("administrator:elsewhere");

    /** The coalition in which those are somebody whose name ends so. */
    public static final String HERE = "here";

    private static final TestIssuer ANOTHER = TestIssuer.start();

    /** Empty: none. */
    private final String role;

    Visitor() {
        this("");
    }

    Visitor(String role) {
        this.role = role;
    }

    /** Who has no token, or one that may be taken. */
    public boolean isHonest() {
        return switch (this) {
            case GARBLED,
                    EXPIRED,
                    FOR_ANOTHER_SERVICE,
                    FROM_ANOTHER_ISSUER,
                    SIGNED_BY_ANOTHER,
                    UNSIGNED,
                    SIGNED_WITH_THE_PUBLIC_KEY -> false;
            case NOBODY, WITHOUT_ROLES -> true;
            default -> hasRole();
        };
    }

    /** Whether there is a role at all. */
    public boolean hasRole() {
        return !role.isEmpty();
    }

    /** Whether there is a role that holds everywhere. */
    public boolean hasRoleEverywhere() {
        return hasRole() && role.indexOf(':') < 0;
    }

    /** Whether there is a role that holds here. */
    public boolean hasRoleHere() {
        return hasRoleEverywhere() || role.endsWith(":" + HERE);
    }

    /** The header that is sent. */
    public Optional<String> authorization(TestIssuer issuer) {
        return token(issuer).map("Bearer "::concat);
    }

    private Optional<String> token(TestIssuer issuer) {
        var good = issuer.claims().subject(name()).roles("recorder", "auditor", "administrator");
        return switch (this) {
            case NOBODY -> Optional.empty();
            case GARBLED -> Optional.of("not.a.token");
            case EXPIRED -> Optional.of(good.left(Duration.ofMinutes(-2)).signed());
            case FOR_ANOTHER_SERVICE -> Optional.of(good.audience("another").signed());
            case FROM_ANOTHER_ISSUER -> Optional.of(good.issuer(ANOTHER.uri()).signed());
            case SIGNED_BY_ANOTHER ->
                Optional.of(ANOTHER.claims()
                        .issuer(issuer.uri())
                        .roles("administrator")
                        .signed());
            case UNSIGNED -> Optional.of(good.unsigned());
            case SIGNED_WITH_THE_PUBLIC_KEY -> Optional.of(good.signedWithThePublicKey());
            case WITHOUT_ROLES -> Optional.of(good.roles().signed());
            default -> Optional.of(good.roles(role).signed());
        };
    }
}
