package org.cadalign.match;

import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.field.Displacement;
import org.cadalign.match.GroupEvidence.Seen;
import org.cadalign.spec.OutlineMatcherSpec;
import org.locationtech.jts.geom.Coordinate;

/**
 * Turns volumes into shifts, block by block. A group's shift depends on the groups within pooling
 * reach of it alone, so blocks with their context give the shifts of the whole scene.
 */
public final class Matching {
  // A wide search reads some 0.4 MB for each group.
  private static final int ALONE = 128;

  private final Network network;
  private final Reach reach;
  private final MatchOptions options;

  public Matching(Network network, Reach reach, MatchOptions options) {
    this.network = network;
    this.reach = reach;
    this.options = options;
  }

  /**
   * Finds the shift of every group that was seen.
   *
   * @param placement of the groups when the evidence was gathered
   */
  public LevelMatch match(LevelEvidence evidence, Placement placement) {
    List<Coordinate> places =
        IntStream.range(0, placement.size()).mapToObj(placement::centroid).toList();
    List<Block> blocks =
        Block.cut(places, seen(evidence), reach.poolingPixels(), options.maxBlockGroups());
    List<List<GroupShift>> answers =
        new Workers(options.threads())
            .<List<GroupShift>>run(
                blocks.stream().map(block -> task(evidence, places, block)).toList());
    List<Optional<GroupShift>> shifts =
        new ArrayList<>(Collections.nCopies(placement.size(), Optional.empty()));
    for (int b = 0; b < blocks.size(); b++) {
      List<Integer> members = blocks.get(b).members();
      for (int i = 0; i < members.size(); i++) {
        shifts.set(members.get(i), Optional.of(answers.get(b).get(i)));
      }
    }
    return new LevelMatch(evidence.level(), shifts);
  }

  /**
   * How probable each shift of every group that was seen is by what the image says of it alone.
   *
   * @return by group; empty for those that were not seen
   */
  public List<Optional<ShiftDistribution>> alone(LevelEvidence evidence) {
    List<Integer> seen = seen(evidence);
    List<List<Integer>> blocks = Lists.partition(seen, ALONE);
    List<List<ShiftDistribution>> answers =
        new Workers(options.threads())
            .<List<ShiftDistribution>>run(
                blocks.stream().map(block -> aloneTask(evidence, block)).toList());
    List<Optional<ShiftDistribution>> found =
        new ArrayList<>(Collections.nCopies(evidence.groups().size(), Optional.empty()));
    for (int b = 0; b < blocks.size(); b++) {
      for (int i = 0; i < blocks.get(b).size(); i++) {
        found.set(blocks.get(b).get(i), Optional.of(answers.get(b).get(i)));
      }
    }
    return found;
  }

  private Workers.Task<List<ShiftDistribution>> aloneTask(
      LevelEvidence evidence, List<Integer> block) {
    List<Coordinate> places = new ArrayList<>(Collections.nCopies(evidence.groups().size(), null));
    for (int i = 0; i < block.size(); i++) {
      places.set(block.get(i), new Coordinate(2 * i * reach.poolingPixels(), 0));
    }
    int length = reach.shifts() * reach.shifts();
    return () -> {
      float[] all =
          network
              .forward(OutlineMatcherSpec.MATCH, inputs(evidence, places, block))
              .get("distribution")
              .data();
      return IntStream.range(0, block.size())
          .mapToObj(i -> Arrays.copyOfRange(all, i * length, (i + 1) * length))
          .map(p -> new ShiftDistribution(reach.radius(), p))
          .toList();
    };
  }

  private static List<Integer> seen(LevelEvidence evidence) {
    return IntStream.range(0, evidence.groups().size())
        .filter(group -> evidence.groups().get(group) instanceof Seen)
        .boxed()
        .toList();
  }

  private Workers.Task<List<GroupShift>> task(
      LevelEvidence evidence, List<Coordinate> places, Block block) {
    return () -> {
      Map<String, Tensor> answer =
          network.forward(OutlineMatcherSpec.MATCH, inputs(evidence, places, block.all()));
      return block.members().stream()
          .map(member -> read(answer, Collections.binarySearch(block.all(), member)))
          .toList();
    };
  }

  private Map<String, Tensor> inputs(
      LevelEvidence evidence, List<Coordinate> places, List<Integer> all) {
    List<Seen> seen = all.stream().map(g -> (Seen) evidence.groups().get(g)).toList();
    int n = all.size();
    int channels = seen.get(0).channels();
    int side = reach.shifts();
    int length = channels * side * side;
    float[] volume = new float[Math.multiplyExact(n, length)];
    float[] size = new float[n];
    float[] position = new float[2 * n];
    // Positions count from a group of the block: far from the origin floats would lose their
    // fractions.
    Coordinate origin = places.get(all.get(0));
    for (int i = 0; i < n; i++) {
      System.arraycopy(seen.get(i).volume(), 0, volume, i * length, length);
      size[i] = seen.get(i).size();
      position[2 * i] = (float) (places.get(all.get(i)).x - origin.x);
      position[2 * i + 1] = (float) (places.get(all.get(i)).y - origin.y);
    }
    return Map.of(
        "volume", new Tensor(volume, n, channels, side, side),
        "size", new Tensor(size, n),
        "position", new Tensor(position, n, 2),
        "level", Evidence.level(evidence.level()));
  }

  private GroupShift read(Map<String, Tensor> answer, int i) {
    int side = reach.shifts();
    float[] d = answer.get("displacement").data();
    float[] p = answer.get("distribution").data();
    return GroupShift.of(new Displacement(d[2 * i], d[2 * i + 1]), p, i * side * side, side);
  }
}
