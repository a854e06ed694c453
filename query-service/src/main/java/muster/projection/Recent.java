package muster.projection;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** What was computed lately and may be asked for again; each value is computed once, however many ask at the same time. */
public final class Recent<K, V> {

    private final Lock lock = new ReentrantLock();
    private final Map<K, FutureTask<V>> values;

    public Recent(int most) {
        values = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, FutureTask<V>> eldest) {
                return size() > most;
            }
        };
    }

    /** The value of the key, computed from it unless it is here. */
    public V get(K key, Function<K, V> compute) {
        FutureTask<V> task = task(key, compute);
        task.run();
        return switch (task.state()) {
            case SUCCESS -> task.resultNow();
            default -> await(task);
        };
    }

    private FutureTask<V> task(K key, Function<K, V> compute) {
        lock.lock();
        try {
            return values.computeIfAbsent(key, absent -> new FutureTask<>(() -> compute.apply(absent)));
        } finally {
            lock.unlock();
        }
    }

    private V await(FutureTask<V> task) {
        try {
            return task.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (java.util.concurrent.ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }
}
