package muster.audit;

import java.net.http.HttpResponse;
import java.time.Duration;

/** A service that answers that it cannot answer now, and when it can. */
final class Later {

    static final int TRIES = 10;

    private static final int TOO_MANY = 429;
    private static final int NOT_NOW = 503;
    private static final long MOST_SECONDS = 60;

    private Later() {}

    static boolean isMeantBy(HttpResponse<?> answer) {
        return answer.statusCode() == TOO_MANY || answer.statusCode() == NOT_NOW;
    }

    /** Waits for as long as it says. */
    static void await(HttpResponse<?> answer) throws InterruptedException {
        String seconds = answer.headers().firstValue("Retry-After").orElse("1");
        Thread.sleep(Duration.ofSeconds(
                seconds.matches("[0-9]{1,9}") ? Math.min(MOST_SECONDS, Long.parseLong(seconds)) : 1));
    }
}
