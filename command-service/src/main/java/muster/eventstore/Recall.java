package muster.eventstore;

import org.axonframework.messaging.core.Context.ResourceKey;

/** Where a decision takes what it looks at from, as its processing context says; from the store where it says nothing. */
public enum Recall {

    /**
     * From memory. What is not remembered counts as it was at the beginning of the log: as nothing. Whoever decides to
     * append on that is right, for it is checked at the commit; whoever refuses on it must look into the store first.
     */
    MEMORY,

    /** From the store, as it is when the decision begins. */
    STORE;

    public static final ResourceKey<Recall> KEY = ResourceKey.withLabel("recall");
}
