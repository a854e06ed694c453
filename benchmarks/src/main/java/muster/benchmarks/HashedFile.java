package muster.benchmarks;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** What hashing costs by itself: a program that does nothing but take the SHA-256 of a file, in one thread. */
public final class HashedFile {

    private static final int AT_ONCE = 1 << 16;

    private HashedFile() {}

    public static void main(String[] words) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] held = new byte[AT_ONCE];
        try (InputStream in = Files.newInputStream(Path.of(words[0]))) {
            for (int read = in.read(held); read >= 0; read = in.read(held)) {
                digest.update(held, 0, read);
            }
        }
        System.out.println(HexFormat.of().formatHex(digest.digest()));
    }
}
