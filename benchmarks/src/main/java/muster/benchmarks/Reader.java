package muster.benchmarks;

import com.microsoft.playwright.Browser;

/** Who looks at the pages that are measured: a reader of English with a wide screen. */
final class Reader {

    static final Browser.NewContextOptions SCREEN =
            new Browser.NewContextOptions().setLocale("en-GB").setViewportSize(1280, 800);

    private Reader() {}
}
