package muster.watch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One change that a watch is told of.
 *
 * @param position of the last event of the command that made the change
 * @param place its fixed place among what that command gives to tell
 * @param attempts how many were made before
 */
record Delivery(String watch, long position, int place, String payload, int attempts) {

    /** The {@code webhook-id}, the same however often it is sent; the watch's own id cannot be told from it. */
    String message() {
        return message(watch, position, place);
    }

    static String message(String watch, long position, int place) {
        String name = "%s/%d.%d".formatted(watch, position, place);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return "msg_" + HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }
}
