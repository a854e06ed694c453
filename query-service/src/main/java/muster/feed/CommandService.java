package muster.feed;

import java.net.URI;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where the service is that records. */
@Component
public class CommandService {

    private final String address;

    /** {@code address} is empty where it cannot be asked. */
    CommandService(@Value("${muster.commands:}") String address) {
        this.address = address.replaceFirst("/+$", "");
    }

    public boolean isKnown() {
        return !address.isEmpty();
    }

    /** What it serves at a path. */
    public URI at(String path) {
        return URI.create(address + path);
    }
}
