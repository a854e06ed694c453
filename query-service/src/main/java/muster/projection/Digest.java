package muster.projection;

/**
 * What a coalition's records come to: how many they are, and the sum of their hashes, which is the same in whatever order
 * they are added.
 *
 * @param sum modulo 2^64, of the first 56 bits of each SHA-256(position as 8 bytes ‖ record)
 */
public record Digest(long count, long sum) {

    public static final Digest NONE = new Digest(0, 0);

    /** @param hash the first 56 bits of the record's */
    public Digest plus(long hash) {
        return new Digest(count + 1, sum + hash);
    }
}
