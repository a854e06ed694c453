package muster.witness;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Something that is nearly the bytes that it was made of. */
final class Mutation {

    private Mutation() {}

    static byte[] of(byte[] good, RandomGenerator random) {
        int at = random.nextInt(good.length);
        return switch (random.nextInt(6)) {
            case 0 -> flipped(good, at, 1 << random.nextInt(8));
            case 1 -> Arrays.copyOf(good, at);
            case 2 -> joined(good, at, new byte[] {(byte) random.nextInt(256)}, at);
            case 3 -> joined(good, at, new byte[0], at + 1 + random.nextInt(Math.min(80, good.length - at)));
            case 4 -> joined(good, at, Arrays.copyOfRange(good, at, at + random.nextInt(good.length - at) + 1), at);
            default -> swapped(good, random);
        };
    }

    private static byte[] flipped(byte[] good, int at, int bit) {
        byte[] bad = good.clone();
        bad[at] ^= (byte) bit;
        return bad;
    }

    /** The bytes before {@code at}, others, and the bytes from {@code rest} on. */
    private static byte[] joined(byte[] good, int at, byte[] others, int rest) {
        byte[] bad = Arrays.copyOf(good, at + others.length + good.length - rest);
        System.arraycopy(others, 0, bad, at, others.length);
        System.arraycopy(good, rest, bad, at + others.length, good.length - rest);
        return bad;
    }

    private static byte[] swapped(byte[] good, RandomGenerator random) {
        byte[] bad = good.clone();
        int one = random.nextInt(bad.length);
        int other = random.nextInt(bad.length);
        byte kept = bad[one];
        bad[one] = bad[other];
        bad[other] = kept;
        return Arrays.equals(bad, good) ? flipped(good, one, 1) : bad;
    }
}
