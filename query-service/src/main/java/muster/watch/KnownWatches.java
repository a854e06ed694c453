package muster.watch;

import org.springframework.stereotype.Component;

import muster.answer.Refused;
import muster.answer.Refused.Reason;

/** Finds a watch for whoever may have it. */
@Component
class KnownWatches {

    private final WatchStore store;
    private final WatchOwner owner;

    KnownWatches(WatchStore store, WatchOwner owner) {
        this.store = store;
        this.owner = owner;
    }

    /** For whoever holds its id. */
    Watch byId(String id) {
        return store.find(id)
                .orElseThrow(() -> Refused.because(
                        Reason.WATCH_UNKNOWN, "There is no watch of this id; it may have been deleted."));
    }

    /** For whoever may manage it. */
    Watch ofCaller(String id) {
        Watch watch = byId(id);
        if (!owner.mayManage(watch)) {
            throw Refused.because(Reason.NOT_YOUR_WATCH, "Whoever made a watch alone may look at it and change it.");
        }
        return watch;
    }

    Watch withWebhook(String id) {
        Watch watch = ofCaller(id);
        if (watch.url().isEmpty()) {
            throw Refused.because(Reason.NO_WEBHOOK, "This watch has a feed alone, and nothing that is sent.");
        }
        return watch;
    }
}
