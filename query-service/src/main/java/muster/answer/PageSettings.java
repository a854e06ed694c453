package muster.answer;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import muster.feed.CommandService;

/** What the dashboard must be told of where it runs. */
@RestController
class PageSettings {

    private final CommandService commandService;

    PageSettings(CommandService commandService) {
        this.commandService = commandService;
    }

    /**
     * Where things are.
     *
     * @param commands where a browser sends commands; empty where it cannot
     */
    record Settings(String commands) {}

    /** The dashboard's settings. */
    @GetMapping("/settings")
    @Takes(at = false, question = false)
    Settings settings() {
        return new Settings(commandService.inBrowser());
    }
}
