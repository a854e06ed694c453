package muster.feed;

import java.net.URI;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where the service is that records. */
@Component
public class CommandService {

    private final String address;
    private final String inBrowser;

    /**
     * Both are empty where it cannot be asked.
     *
     * @param address where this service reaches it
     * @param inBrowser where the readers of the page do; without it, at the same address
     */
    CommandService(
            @Value("${muster.commands:}") String address,
            @Value("${muster.commands-in-browser:${muster.commands:}}") String inBrowser) {
        this.address = address.replaceFirst("/+$", "");
        this.inBrowser = inBrowser.replaceFirst("/+$", "");
    }

    /** Where a browser reaches it, empty where none does. */
    public String inBrowser() {
        return inBrowser;
    }

    public boolean isKnown() {
        return !address.isEmpty();
    }

    /** What it serves at a path. */
    public URI at(String path) {
        return URI.create(address + path);
    }
}
