package muster.answer;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import muster.event.Coalition;
import muster.projection.Projection;
import muster.projection.StoreAway;
import muster.record.Unreadable;
import muster.stance.Question;

/**
 * What the list of coalitions says of each. Not all of their records fit into memory, so what was found is kept until
 * something is recorded that may change it.
 */
@Component
@Lazy(false)
class Summaries {

    private static final Logger LOG = LoggerFactory.getLogger(Summaries.class);
    private static final Duration LONGEST_START = Duration.ofMinutes(10);
    private static final int MOST_KEPT = 20_000;

    private final Views views;
    private final Projection projection;
    private final Cache<Key, Optional<Coalitions.Row>> recent =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    Summaries(Views views, Projection projection) {
        this.views = views;
        this.projection = projection;
    }

    /**
     * @param position of the last record that counts, or one behind it
     * @param readings how often what is stored was read anew
     */
    private record Key(Coalition coalition, long position, long readings, Question question) {}

    /** Finds them before anybody asks: after a start everything has to be read once. */
    @EventListener(ApplicationReadyEvent.class)
    void findAhead() {
        Thread.startVirtualThread(() -> {
            try {
                projection.await(_ -> projection.isLoaded(), LONGEST_START);
                Asked asked = AskedReader.read(Map.of(), Set.of());
                Views.Reach reach = views.reach(asked);
                for (Coalition coalition : reach.snapshot().coalitions()) {
                    of(coalition, asked, reach);
                }
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            } catch (Refused | StoreAway | Unreadable notNow) {
                LOG.debug("The list of coalitions is found when somebody asks for it", notNow);
            }
        });
    }

    /** The coalition's row, if it was formed by then. */
    Optional<Coalitions.Row> of(Coalition coalition, Asked asked, Views.Reach reach) {
        long position = Math.min(reach.position(), reach.snapshot().last(coalition));
        return recent.get(
                new Key(coalition, position, projection.readings(), asked.question()),
                _ -> Coalitions.Row.of(views.view(coalition, asked, reach)));
    }
}
