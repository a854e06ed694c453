package muster.benchmarks;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import clojure.lang.Keyword;

/** The fold of domain.md §3 over documents as XTDB gives them back, for all participants and kinds at once. */
final class XtdbStances {

    private final Map<String, XtdbCell> cells = new TreeMap<>();
    private final Map<Object, String> cellsOfPledges = new HashMap<>();
    private final Set<String> met = new HashSet<>();

    private XtdbStances() {}

    /** Each stance that is not UNDECLARED: {@code FR TROOPS=PLEDGED;PL AIR=DECLINED}. */
    static String of(Stream<Map<Keyword, ?>> documents) {
        var stances = new XtdbStances();
        documents
                .sorted(Comparator.<Map<Keyword, ?>>comparingLong(document -> number(document, "point"))
                        .thenComparingLong(document -> number(document, "place"))
                        .thenComparingLong(document -> number(document, "position")))
                .forEach(stances::apply);
        return stances.cells.entrySet().stream()
                .map(cell -> cell.getKey() + "=" + cell.getValue().stance(stances.met))
                .filter(stance -> !stance.endsWith("=UNDECLARED"))
                .collect(Collectors.joining(";"));
    }

    private void apply(Map<Keyword, ?> document) {
        switch (text(document, "type")) {
            case "ConditionMet" -> met.add(text(document, "condition"));
            case "ConditionLapsed" -> met.remove(text(document, "condition"));
            case "SupportVoiced",
                    "OppositionVoiced",
                    "OpennessSignalled",
                    "ReservationExpressed",
                    "ParticipationDeclined",
                    "TroopsPledged",
                    "SupportPledged" -> {
                for (Object kind : (List<?>) field(document, "kinds")) {
                    say(text(document, "participant") + " " + kind, document);
                }
            }
            case "PledgeAmended", "PledgeReaffirmed", "PledgeWithdrawn", "DeliveryReported" -> {
                var cell = cellsOfPledges.get(text(document, "pledge"));
                if (cell != null) {
                    say(cell, document);
                }
            }
            default -> {}
        }
    }

    private void say(String name, Map<Keyword, ?> document) {
        var pledge = document.get(Keyword.intern("pledge"));
        if (pledge != null) {
            cellsOfPledges.put(pledge, name);
        }
        cells.computeIfAbsent(name, _ -> new XtdbCell()).apply(text(document, "type"), document);
    }

    private static Object field(Map<Keyword, ?> document, String name) {
        return java.util.Objects.requireNonNull(document.get(Keyword.intern(name)), name);
    }

    private static String text(Map<Keyword, ?> document, String name) {
        return (String) field(document, name);
    }

    private static long number(Map<Keyword, ?> document, String name) {
        return ((Number) field(document, name)).longValue();
    }
}
