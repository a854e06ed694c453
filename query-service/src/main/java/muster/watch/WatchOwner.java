package muster.watch;

import java.util.Optional;

import org.springframework.stereotype.Component;

/** Who asks: the one place in which watches learn of tokens. */
@Component
class WatchOwner {

    /** Whoever the token names; nobody where none is asked for. */
    Optional<Owner> caller() {
        return Optional.empty();
    }
}
