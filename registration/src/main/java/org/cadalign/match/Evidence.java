package org.cadalign.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.gate.DataException;
import org.cadalign.match.GroupEvidence.Reason;
import org.cadalign.match.GroupEvidence.Seen;
import org.cadalign.match.GroupEvidence.Unseen;
import org.cadalign.match.LevelWindows.ImageTensors;
import org.cadalign.match.MapWindows.MapTensors;
import org.cadalign.progress.Progress;
import org.cadalign.spec.OutlineMatcherSpec;
import org.locationtech.jts.geom.Envelope;

/** Gathers the volumes of all groups of a level, window by window. */
public final class Evidence {
  private final Network network;
  private final Reach reach;
  private final MatchOptions options;
  private final MapWindows maps;
  private final Drawing drawing;

  public Evidence(Network network, Reach reach, MatchOptions options, MapWindows maps) {
    this(network, reach, options, maps, Drawing.TOGETHER);
  }

  /** Evidence of groups that may be drawn apart. */
  public Evidence(
      Network network, Reach reach, MatchOptions options, MapWindows maps, Drawing drawing) {
    this.network = network;
    this.reach = reach;
    this.options = options;
    this.maps = maps;
    this.drawing = drawing;
  }

  /**
   * Compares every group with the image at a level. A window that cannot be read leaves its own
   * groups unseen; the others go on.
   *
   * @throws DataException if no window at all could be read
   */
  public LevelEvidence gather(LevelWindows images, Placement placement) throws DataException {
    return gather(images, placement, Progress.none());
  }

  /** As {@link #gather(LevelWindows, Placement)}, saying how far it is in pixels. */
  public LevelEvidence gather(LevelWindows images, Placement placement, Progress progress)
      throws DataException {
    Gathered gathered = gathered(images, placement, progress);
    if (gathered.nothing().isPresent()) {
      throw gathered.nothing().get();
    }
    return gathered.evidence();
  }

  /** The same where it may be that no window can be read: all groups are unseen then. */
  public LevelEvidence gatherReadable(LevelWindows images, Placement placement, Progress progress) {
    return gathered(images, placement, progress).evidence();
  }

  /**
   * @param nothing why no window could be read, if none could
   */
  private record Gathered(LevelEvidence evidence, Optional<DataException> nothing) {}

  private Gathered gathered(LevelWindows images, Placement placement, Progress progress) {
    SortedMap<Integer, Envelope> inside =
        placement.inside(images.level(), images.width(), images.height());
    WindowPlan plan = WindowPlan.of(inside, reach, options);
    Sheets sheets = drawing.sheets(placement, images.level());
    List<GroupEvidence> all =
        new ArrayList<>(Collections.nCopies(placement.size(), new Unseen(Reason.OUTSIDE)));
    plan.tooLarge().forEach(group -> all.set(group, new Unseen(Reason.TOO_LARGE)));
    List<String> faults = new ArrayList<>();
    List<Answer> answers;
    long pixels = plan.windows().stream().mapToLong(w -> w.window().area()).sum();
    try (Progress.Task shown = progress.begin("level " + images.level(), pixels, "px")) {
      answers =
          new Workers(options.threads())
              .run(plan.windows().stream().map(w -> task(images, sheets, w, shown)).toList());
    }
    for (int i = 0; i < answers.size(); i++) {
      collect(plan.windows().get(i), answers.get(i), all, faults);
    }
    boolean none = faults.size() == answers.size();
    return new Gathered(
        new LevelEvidence(images.level(), all, plan.pixelRatio(), faults),
        answers.stream()
            .limit(none ? 1 : 0)
            .map(Failed.class::cast)
            .map(Failed::fault)
            .findFirst());
  }

  /** A level as networks are told it: log2 of L, as in training. */
  public static Tensor level(int level) {
    return new Tensor(new float[] {Integer.numberOfTrailingZeros(level)}, 1);
  }

  private sealed interface Answer {}

  private record Answered(List<GroupEvidence> groups) implements Answer {}

  private record Failed(DataException fault) implements Answer {}

  private Workers.Task<Answer> task(
      LevelWindows images, Sheets sheets, EvidenceWindow plot, Progress.Task shown) {
    return () -> {
      try {
        return new Answered(look(images, sheets, plot));
      } catch (DataException e) {
        return new Failed(e);
      } finally {
        shown.advance(plot.window().area());
      }
    };
  }

  private static void collect(
      EvidenceWindow plot, Answer answer, List<GroupEvidence> all, List<String> faults) {
    for (int i = 0; i < plot.groups().size(); i++) {
      all.set(
          plot.groups().get(i),
          answer instanceof Answered a ? a.groups().get(i) : new Unseen(Reason.DAMAGED));
    }
    if (answer instanceof Failed failed) {
      faults.add(failed.fault().getMessage());
    }
  }

  private List<GroupEvidence> look(LevelWindows images, Sheets sheets, EvidenceWindow plot)
      throws DataException {
    ImageTensors image = images.read(plot.window());
    MapTensors map = sheets.draw(maps, plot);
    int[][] pixels = count(map.index(), image.valid(), plot.groups().size());
    Map<String, Tensor> answer =
        network.forward(
            OutlineMatcherSpec.EVIDENCE,
            Map.of(
                "image", image.image(),
                "valid", image.valid(),
                "map", map.map(),
                "index", map.index(),
                "level", level(images.level())));
    List<GroupEvidence> groups = new ArrayList<>();
    for (int i = 0; i < plot.groups().size(); i++) {
      groups.add(evidence(answer, i, pixels[0][i + 1], pixels[1][i + 1]));
    }
    return groups;
  }

  /** Pixels of each number, and those of them on valid image. */
  private static int[][] count(Tensor index, Tensor valid, int groups) {
    int[][] pixels = new int[2][groups + 1];
    for (int i = 0; i < index.data().length; i++) {
      int number = Math.round(index.data()[i]);
      pixels[0][number]++;
      pixels[1][number] += valid.data()[i % valid.data().length] > 0.5f ? 1 : 0;
    }
    return pixels;
  }

  private GroupEvidence evidence(Map<String, Tensor> answer, int i, int pixels, int valid) {
    Tensor volume = answer.get("volume");
    if (pixels == 0 || i >= volume.length(0)) {
      return new Unseen(Reason.TOO_SMALL);
    }
    if (valid == 0) {
      return new Unseen(Reason.NO_IMAGE);
    }
    int channels = volume.length(1);
    int length = channels * reach.shifts() * reach.shifts();
    Tensor sizes = answer.get("size");
    return new Seen(
        Arrays.copyOfRange(volume.data(), i * length, (i + 1) * length),
        channels,
        sizes == null ? pixels : sizes.data()[i],
        (double) valid / pixels);
  }
}
