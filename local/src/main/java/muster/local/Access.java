package muster.local;

import java.util.Optional;

/**
 * What the environment says of tokens.
 *
 * @param isOpen nobody is asked for one: what runs here can be reached from this machine alone
 * @param token the one to send commands with
 * @param issuer who the services here trust, where the environment names the page's port
 */
record Access(boolean isOpen, Optional<String> token, Optional<String> issuer) {

    static Access of(Optional<String> access, Optional<String> token, Optional<Integer> queryPort) {
        access.filter(it -> !it.equals("open")).ifPresent(it -> {
            throw new Misuse(
                    "MUSTER_ACCESS is \"%s\": it may be open, which asks nobody for a token; leave it out otherwise."
                            .formatted(it));
        });
        return new Access(
                access.isPresent(), token, queryPort.filter(port -> port != 0).map(port -> Http.url(port, "")));
    }
}
