package muster.local;

import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import muster.foundation.CannotStart;

/** {@code ./muster run}: everything on one machine until a signal says stop. */
final class Run {

    private final Settings settings;
    private final Programs programs;
    private final PrintStream out;
    private final Notes notes;

    Run(Settings settings, Programs programs, PrintStream out, Notes notes) {
        this.settings = settings.withRealPorts();
        this.programs = programs;
        this.out = out;
        this.notes = notes;
    }

    /** Returns only by refusing to start; a signal ends the whole process, with status 0, after all its parts. */
    int untilStopped(boolean empty) {
        try (var folder = DataFolder.take(settings.data())) {
            var issuer = issuer(folder);
            var system = new LocalSystem(folder, settings, folder.origin(settings.origin()), issuer, programs, notes);
            var history = new History(folder.of("history"), programs.history(), notes);
            history.decide(empty);
            var stop = stopOnSignal(system);
            try {
                notes.say("Starting on %s.".formatted(folder.path()));
                system.start();
                history.recordIfDue(
                        new Intake(settings.commandPort()).as(issuer.map(OwnIssuer::run)), settings.queryPort());
                out.println("Muster is ready: " + Http.url(settings.queryPort(), ""));
                return forEver();
            } catch (CannotStart e) {
                system.close();
                forget(stop);
                throw e;
            }
        }
    }

    private Optional<OwnIssuer> issuer(DataFolder folder) {
        if (settings.access().isOpen()) {
            notes.say("MUSTER_ACCESS is open: whoever is on this machine may record.");
            return Optional.empty();
        }
        return Optional.of(new OwnIssuer(folder.path(), Http.url(settings.queryPort(), "")).prepared(notes));
    }

    private Thread stopOnSignal(LocalSystem system) {
        var stop = new Thread(
                () -> {
                    notes.say("Stopping.");

                    system.close();
                    Runtime.getRuntime().halt(Muster.DONE);
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        return stop;
    }

    /** When the signal came first, its thread ends the process, and there is nothing more to say. */
    private static void forget(Thread stop) {
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException stopping) {
            forEver();
        }
    }

    private static int forEver() {
        while (true) {
            LockSupport.park();
        }
    }
}
