package muster.naive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Steps 3 and 4 of domain.md §3: the table of effects, row by row, and the list from which the stance is read off. */
final class NaiveFold {

    private String own = "none";
    private String view = "none";
    private final List<NaivePledge> open = new ArrayList<>();

    /** The statement that made own what it is, and the one that made view what it is. */
    private Optional<Line> notedWithOwn = Optional.empty();

    private Optional<Line> notedWithView = Optional.empty();

    void fold(Line line) {
        switch (line.type()) {
            case "SupportVoiced" -> view("FOR", line);
            case "OppositionVoiced" -> {
                view("AGAINST", line);
                own("none", line);
                open.clear();
            }
            case "OpennessSignalled" -> {
                own(open.isEmpty() ? "OPENNESS" : "PLEDGE", line);
                againstBecomesNone();
            }
            case "TroopsPledged", "SupportPledged" -> {
                open.add(NaivePledge.of(line));
                own("PLEDGE", line);
                againstBecomesNone();
            }
            case "PledgeAmended" -> {
                if (isOpen(line)) {
                    pledge(line).amend(line);
                    own("PLEDGE", line);
                }
            }
            case "PledgeReaffirmed" -> {
                if (isOpen(line)) {
                    own("PLEDGE", line);
                }
            }
            case "DeliveryReported" -> {
                if (isOpen(line)) {
                    pledge(line).deliver(line);
                    own("PLEDGE", line);
                }
            }
            case "PledgeWithdrawn" -> {
                if (isOpen(line)) {
                    open.remove(pledge(line));
                    if (open.isEmpty()) {
                        own("WITHDRAWAL", line);
                    } else if (own.equals("PLEDGE")) {
                        own("PLEDGE", line);
                    }
                }
            }
            case "ReservationExpressed" -> {
                if (!own.equals("DECLINE") && !view.equals("AGAINST")) {
                    own("RESERVATION", line);
                }
            }
            case "ParticipationDeclined" -> {
                open.clear();
                own("DECLINE", line);
            }
            default -> throw new IllegalArgumentException(line.type() + " concerns no participant and kind");
        }
    }

    private void own(String value, Line line) {
        own = value;
        notedWithOwn = Optional.of(line);
    }

    private void view(String value, Line line) {
        view = value;
        notedWithView = Optional.of(line);
    }

    private void againstBecomesNone() {
        if (view.equals("AGAINST")) {
            view = "none";
            notedWithView = Optional.empty();
        }
    }

    private boolean isOpen(Line line) {
        return open.stream().anyMatch(pledge -> line.says("pledgeId", pledge.pledgeId()));
    }

    private NaivePledge pledge(Line line) {
        return open.stream()
                .filter(pledge -> line.says("pledgeId", pledge.pledgeId()))
                .findFirst()
                .orElseThrow();
    }

    String stance(Set<String> met) {
        if (view.equals("AGAINST")) {
            return "OPPOSED";
        }
        return switch (own) {
            case "DECLINE" -> "DECLINED";
            case "WITHDRAWAL" -> "WITHDRAWN";
            case "RESERVATION" -> "RESERVED";
            case "none" -> view.equals("none") ? "UNDECLARED" : "SUPPORTIVE";
            case "OPENNESS" -> "CONSIDERING";
            default -> stanceOfPledges(met);
        };
    }

    /** The furthest down of the rows of PLEDGE that apply. */
    private String stanceOfPledges(Set<String> met) {
        String stance = "PLEDGED_CONDITIONALLY";
        for (NaivePledge pledge : open) {
            if (pledge.unmet(met).isEmpty()) {
                stance = "PLEDGED";
            }
        }
        for (NaivePledge pledge : open) {
            if (!pledge.delivery().equals("NONE")) {
                stance = "DELIVERING";
            }
        }
        boolean everyOneDelivered = true;
        for (NaivePledge pledge : open) {
            everyOneDelivered = everyOneDelivered && pledge.delivery().equals("DELIVERED");
        }
        return everyOneDelivered ? "DELIVERED" : stance;
    }

    Optional<Line> restsOn(String stance) {
        return stance.equals("OPPOSED") || stance.equals("SUPPORTIVE") ? notedWithView : notedWithOwn;
    }

    List<NaivePledge> open() {
        return open;
    }
}
