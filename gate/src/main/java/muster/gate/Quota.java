package muster.gate;

import java.time.Duration;
import java.util.OptionalLong;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServletResponse;

/** One rate, for each of many by itself. */
final class Quota {

    /** Of those beyond, whoever came longest ago begins anew: what is remembered must not grow with who comes by. */
    private static final int MOST_REMEMBERED = 50_000;

    private final String name;
    private final Rate rate;
    private final TimeMeter clock;
    private final Cache<String, Bucket> buckets;

    /** @param name as it is told in the headers of answers */
    Quota(String name, Rate rate, TimeMeter clock) {
        this.name = name;
        this.rate = rate;
        this.clock = clock;
        // After a whole period it is full again, and as good as a new one.
        buckets = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterAccess(rate.period())
                .build();
    }

    Share of(String whom) {
        return new Share(buckets.get(whom, _ -> bucket()));
    }

    private Bucket bucket() {
        return Bucket.builder()
                .withCustomTimePrecision(clock)
                .addLimit(limit -> limit.capacity(rate.most()).refillGreedy(rate.most(), rate.period()))
                .build();
    }

    /** What one of them has of it. */
    final class Share {

        private final Bucket bucket;

        private Share(Bucket bucket) {
            this.bucket = bucket;
        }

        /** Takes one and tells in the headers what is left; if there is none, the seconds until there is. */
        OptionalLong takeOne(HttpServletResponse response) {
            ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
            response.addHeader(
                    "RateLimit-Policy",
                    "\"%s\";q=%d;w=%d"
                            .formatted(name, rate.most(), seconds(rate.period().toNanos())));
            response.addHeader("RateLimit", "\"%s\";r=%d".formatted(name, probe.getRemainingTokens()));
            return probe.isConsumed()
                    ? OptionalLong.empty()
                    : OptionalLong.of(seconds(probe.getNanosToWaitForRefill()));
        }

        /** Takes what there is of so many, and waits for one if there is none. */
        long takeUpTo(long most, Duration patience) throws InterruptedException {
            long taken = bucket.tryConsumeAsMuchAsPossible(most);
            if (taken > 0) {
                return taken;
            }
            if (!bucket.asBlocking().tryConsume(1, patience)) {
                throw new TooMany(seconds(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill()));
            }
            return 1;
        }

        void giveBack(long count) {
            if (count > 0) {
                bucket.addTokens(count);
            }
        }

        /** Whole seconds, and never too few. */
        private static long seconds(long nanos) {
            return Math.max(1, Math.ceilDiv(nanos, Duration.ofSeconds(1).toNanos()));
        }
    }
}
