package muster.gate;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

import jakarta.servlet.http.HttpServletRequest;

/** Whom a request is counted for. */
public final class Client {

    /** What a provider gives to one customer at the least. */
    private static final int BYTES_OF_A_NETWORK = 8;

    private Client() {}

    /**
     * The address that a request came from; of an IPv6 address the network of 64 bits, since whoever has one address there
     * has them all. What a proxy says of the address counts only where one is stated ({@code server.forward-headers-strategy}).
     */
    public static String of(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        return address.indexOf(':') < 0 ? address : network(address);
    }

    private static String network(String address) {
        try {
            byte[] bytes =
                    InetAddress.ofLiteral(address.replaceFirst("%.*", "")).getAddress();
            return bytes.length > 4
                    ? HexFormat.of().formatHex(Arrays.copyOf(bytes, BYTES_OF_A_NETWORK)) + "::/64"
                    : HexFormat.of().formatHex(bytes);
        } catch (IllegalArgumentException noAddress) {
            return address;
        }
    }
}
