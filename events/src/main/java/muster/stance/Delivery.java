package muster.stance;

/** How far a pledge has been delivered. */
public enum Delivery {
    NONE,
    DELIVERING,
    DELIVERED
}
