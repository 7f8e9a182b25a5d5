package org.cadalign.align;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cadalign.align.ShiftField.Node;
import org.cadalign.align.Verdict.Standing;
import org.cadalign.match.GroupEvidence.Seen;
import org.cadalign.match.LevelEvidence;
import org.cadalign.match.Reach;

/**
 * What the chain found.
 *
 * @param verdicts by piece
 * @param levels in the order in which they ran
 * @param nodes shifts of the pieces that were seen, by the places that they had at first, level-1
 *     pixels
 * @param traces what the levels said, by piece
 */
public record ChainResult(
    List<Verdict> verdicts, List<Level> levels, List<Node> nodes, List<Trace> traces) {
  private static final double FIELD_RADIUS = 120 / Reach.METRES_PER_PIXEL;

  public ChainResult {
    verdicts = List.copyOf(verdicts);
    levels = List.copyOf(levels);
    nodes = List.copyOf(nodes);
    traces = List.copyOf(traces);
  }

  /**
   * What was found, but for pieces that are not believed: these count as unseen.
   *
   * @param disbelieved indices of pieces
   */
  ChainResult without(Set<Integer> disbelieved) {
    List<Verdict> left = new ArrayList<>();
    List<Node> believed = new ArrayList<>();
    int node = 0;
    for (int i = 0; i < verdicts.size(); i++) {
      boolean seen = verdicts.get(i).standing() != Standing.UNSEEN;
      if (seen && !disbelieved.contains(i)) {
        believed.add(nodes.get(node));
      }
      left.add(disbelieved.contains(i) ? Verdict.unseen() : verdicts.get(i));
      node += seen ? 1 : 0;
    }
    return new ChainResult(left, levels, believed, traces);
  }

  /**
   * The displacement of any place, level-1 working pixels, interpolated from pieces within 120 m;
   * empty where no piece was seen.
   */
  public Optional<ShiftField> field() {
    return field(nodes);
  }

  static Optional<ShiftField> field(List<Node> nodes) {
    return nodes.isEmpty() ? Optional.empty() : Optional.of(new ShiftField(nodes, FIELD_RADIUS));
  }

  /**
   * How one level went.
   *
   * @param level L
   * @param seen pieces that were compared with the image
   * @param partly those of them that lie partly outside valid image
   * @param pixelRatio pixels computed over pixels used
   * @param faults messages of windows that could not be read
   */
  public record Level(int level, int seen, int partly, double pixelRatio, List<String> faults) {
    static Level of(LevelEvidence evidence) {
      List<Seen> seen =
          evidence.groups().stream().filter(Seen.class::isInstance).map(Seen.class::cast).toList();
      int partly = (int) seen.stream().filter(s -> s.covered() < 1).count();
      return new Level(
          evidence.level(), seen.size(), partly, evidence.pixelRatio(), evidence.faults());
    }
  }
}
