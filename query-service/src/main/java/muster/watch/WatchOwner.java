package muster.watch;

import java.util.Optional;

import org.springframework.stereotype.Component;

import muster.gate.Caller;

/** Whose a watch is: the one place in which watches learn of tokens. */
@Component
class WatchOwner {

    /** Whoever the token names; nobody where none is asked for. */
    Optional<Owner> caller() {
        return Caller.current().identity().map(one -> new Owner(one.issuer(), one.subject()));
    }

    /** Its owner may manage it, and whoever runs the services; what belongs to nobody may be managed by who holds its id. */
    boolean mayManage(Watch watch) {
        return watch.owner().isEmpty()
                || watch.owner().equals(caller())
                || Caller.current().mayAdminister();
    }
}
