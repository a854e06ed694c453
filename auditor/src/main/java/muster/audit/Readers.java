package muster.audit;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The threads that hash: one for each processor, and none that keeps the tool from ending. */
final class Readers {

    private Readers() {}

    static ExecutorService start() {
        return Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().daemon().name("reader-", 0).factory());
    }
}
