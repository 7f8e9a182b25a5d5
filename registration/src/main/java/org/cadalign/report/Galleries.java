package org.cadalign.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.cadalign.confidence.ExpectedError;
import org.cadalign.gate.DataException;

/** Buildings to look at, with their chips. */
final class Galleries {
  private static final int CHIPS = 12;

  private final Report report;
  private final List<Gallery> galleries = new ArrayList<>();

  private Galleries(Report report) {
    this.report = report;
  }

  /**
   * Buildings that have something in common.
   *
   * @param more that are not shown
   */
  public record Gallery(String title, List<Card> cards, int more) {}

  /**
   * A building.
   *
   * @param place in the layer, from 0
   * @param picture address that holds it; empty text where it has none
   * @param words on it
   */
  public record Card(int place, String id, String picture, String words) {}

  /** Those that have buildings. */
  static List<Gallery> of(Report report) throws DataException {
    Galleries all = new Galleries(report);
    all.add("Largest expected error", worst(report));
    all.add("Doubtful: the image was not clear about them", report.of("low_confidence"));
    all.add("Left as they were: no evidence, or not valid", report.of("no_evidence", "rejected"));
    all.add("Repaired", report.of("repaired"));
    return all.galleries;
  }

  private static List<Building> worst(Report report) {
    return report.buildings().stream()
        .filter(b -> b.expected().isPresent())
        .sorted(
            Comparator.<Building>comparingDouble(b -> -b.expected().get().bound())
                .thenComparing(Building::number))
        .toList();
  }

  private void add(String title, List<Building> buildings) throws DataException {
    List<Card> cards = new ArrayList<>();
    for (Building building : buildings.subList(0, Math.min(CHIPS, buildings.size()))) {
      cards.add(card(building));
    }
    if (!cards.isEmpty()) {
      galleries.add(new Gallery(title, cards, buildings.size() - cards.size()));
    }
  }

  private Card card(Building building) throws DataException {
    return new Card(
        building.number() - 1,
        building.id(),
        Chips.of(building, report.image()),
        building.expected().map(Galleries::words).orElse(building.status()));
  }

  private static String words(ExpectedError expected) {
    return String.format(
        Locale.ROOT, "%.2f m, nine of ten within %.2f m", expected.metres(), expected.bound());
  }
}
