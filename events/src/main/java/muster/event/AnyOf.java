package muster.event;

import java.util.List;

/** One of a pledge's conditions: it holds when at least one of these is met. */
public record AnyOf(List<Condition> anyOf) {

    public AnyOf {
        anyOf = List.copyOf(anyOf);
    }
}
