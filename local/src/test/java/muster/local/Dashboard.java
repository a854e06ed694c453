package muster.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import muster.browser.Chromium;
import muster.foundation.Await;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The dashboard of one running product with the history that it ships, in a real browser: the same for all tests that ask
 * for it. A test that records does so in a coalition of its own ({@link #newCoalition}).
 *
 * <p>With {@code -Dmuster.page=http://… -Dmuster.commands=http://…} it is that of a product which runs already.
 */
final class Dashboard implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What the page keeps of who is logged in. */
    private static final String LOGGED_IN =
            "sessionStorage.setItem('token', JSON.stringify({ access_token: 'TOKEN', until: Date.now() + 3600000 }))";

    private final Optional<Product> own;
    private final Product product;
    private final Chromium chromium;

    private Dashboard(Optional<Product> own, Product product) {
        this.own = own;
        this.product = product;
        chromium = Chromium.start();
    }

    /** Gives it to the tests of a class, as a parameter. */
    static final class Shown implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == Dashboard.class;
        }

        @Override
        public Dashboard resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(Dashboard.class, _ -> Dashboard.start(), Dashboard.class);
        }
    }

    private static Dashboard start() {
        String page = System.getProperty("muster.page", "");
        if (!page.isEmpty()) {
            return new Dashboard(Optional.empty(), Product.at(page, System.getProperty("muster.commands", "")));
        }
        try {
            var product = Product.start(Files.createTempDirectory("muster-page").resolve("data"));
            return new Dashboard(Optional.of(product), product);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Product product() {
        return product;
    }

    /** How a reader has set up the browser. */
    record Reader(String language, ColorScheme scheme, int width, int height) {

        static final Reader ENGLISH = new Reader("en-GB", ColorScheme.LIGHT, 1280, 800);

        Reader speaking(String tag) {
            return new Reader(tag, scheme, width, height);
        }

        Reader inTheDark() {
            return new Reader(language, ColorScheme.DARK, width, height);
        }

        Reader narrow() {
            return new Reader(language, scheme, 360, 740);
        }
    }

    /** Opens an address such as {@code ?view=map}, for a reader of English with a wide screen. Close the page's context. */
    Page open(String address) {
        return open(address, Reader.ENGLISH);
    }

    /** As a recorder who has logged in. */
    Page open(String address, Reader reader) {
        return open(address, reader, Optional.of(product.token()));
    }

    Page open(String address, Reader reader, Optional<String> token) {
        var context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setLocale(reader.language())
                        .setColorScheme(reader.scheme())
                        .setViewportSize(reader.width(), reader.height()));
        token.ifPresent(it -> context.addInitScript(LOGGED_IN.replace("TOKEN", it)));
        var page = context.newPage();
        page.setDefaultTimeout((double) PATIENCE.toMillis());
        page.navigate(product.page() + address);
        return page;
    }

    /** Forms a coalition of this test's own; its slug. */
    String newCoalition(String name) throws IOException, InterruptedException {
        var slug = "c-" + UUID.randomUUID().toString().substring(0, 13);
        record(slug, "FormCoalition", "\"name\":" + Product.quoted(name));
        return slug;
    }

    /** Records that something was said on 15 November 2025, and waits until it is applied; its position. */
    long record(String coalition, String command, String fields) throws IOException, InterruptedException {
        return record(List.of(Product.command(UUID.randomUUID(), coalition, command, "2025-11-15", fields)))
                .getLast();
    }

    /** Records documents one after the other, and waits until all are applied; their positions. */
    List<Long> record(List<String> documents) throws IOException, InterruptedException {
        var positions = new ArrayList<Long>();
        for (var document : documents) {
            positions.add(product.record(document));
        }
        assertThat(Await.until(PATIENCE, () -> product.applied() >= positions.getLast()))
                .isTrue();
        return positions;
    }

    @Override
    public void close() throws IOException {
        chromium.close();
        if (own.isPresent()) {
            own.get().close();
        }
    }
}
