package org.cadalign.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cadalign.engine.Tensor;
import org.cadalign.spec.OutlineMatcherSpec;

/** The stage {@code evidence} of one pass: volumes of groups, sizes and segmentation. */
final class MatcherEvidence implements AutoCloseable {
  /** Name of the graph that reads the image, and of what it gives. */
  static final String ENCODER = "encoder";

  static final String ENCODED = "encoder.out";

  /** Name of the graph that reads the map, and of what it gives. */
  static final String MAP = "map";

  static final String DRAWN = "map.1";

  /** What every graph reads. */
  static final String IN = "in";

  private static final int CHANNELS = OutlineMatcherSpec.CHANNELS;

  /** Fill and edge, as they are in the map. */
  private static final int PLAIN = 2;

  private final OutlineMatcherSpec spec;
  private final Replica replica;
  private final WindowShape shape;
  private final Graph.Run encoding;
  private final double[] encoded;
  private final Seen seen;
  private final double[] volumes;
  private final double[] sizes;
  private Optional<Drawing> derived = Optional.empty();

  /**
   * @param derived whether derivatives will be taken, which is possible with one drawing alone
   * @param inputs as the torch engine's model has them
   * @param groups how many there are at least
   */
  MatcherEvidence(
      OutlineMatcherSpec spec, Replica replica, boolean derived, Inputs inputs, int groups) {
    this.spec = spec;
    this.replica = replica;
    Tensor image = inputs.get("image", Inputs.ANY, CHANNELS, Inputs.ANY, Inputs.ANY);
    this.shape = new WindowShape(image.length(0), image.length(2), image.length(3));
    requireMultiple();
    long[] plane = {shape.windows(), shape.height(), shape.width()};
    Tensor valid = inputs.get("valid", plane[0], 1, plane[1], plane[2]);
    Tensor index = inputs.get("index", plane[0], Inputs.ANY, plane[1], plane[2]);
    int drawings = index.length(1);
    Tensor map = inputs.get("map", plane[0], (long) drawings * CHANNELS, plane[1], plane[2]);
    if (derived && drawings > 1) {
      throw new IllegalArgumentException("no derivative passes several drawings");
    }
    this.encoding =
        replica.graph(ENCODER).run(derived, List.of(ENCODED), joined(image.data(), valid.data()));
    this.encoded = encoding.values(ENCODED);
    this.seen = new Seen(shape, encoded, valid.data(), spec.radius());
    int numbered = drawings == 1 ? groups : Math.max(groups, highest(index.data()));
    List<Drawing> all = new ArrayList<>();
    for (int k = 0; k < drawings; k++) {
      Drawing drawing = new Drawing(derived, map.data(), index.data(), k, drawings, numbered);
      all.add(drawing);
      if (!derived) {
        drawing.close();
      }
    }
    this.derived = Optional.of(all.get(0)).filter(first -> derived);
    this.volumes = all.get(0).volumes.values();
    this.sizes = all.get(0).volumes.sizes();
    for (Drawing drawing : all.subList(1, all.size())) {
      add(drawing.volumes);
    }
  }

  /** A group is in one drawing alone; in the others its volume is zero and its size one. */
  private void add(Volumes others) {
    double[] more = others.values();
    double[] moreSizes = others.sizes();
    for (int i = 0; i < more.length; i++) {
      volumes[i] += more[i];
    }
    for (int i = 0; i < moreSizes.length; i++) {
      sizes[i] = Math.max(sizes[i], moreSizes[i]);
    }
  }

  WindowShape shape() {
    return shape;
  }

  /** (N, 3, S, S). */
  double[] volumes() {
    return volumes;
  }

  /** Pixels of each group, at least 1 (N). */
  double[] sizes() {
    return sizes;
  }

  /** What the encoder gave (B, 3 + learnt, H, W); logits of the segmentation first. */
  double[] encoded() {
    return encoded;
  }

  /** Probabilities of fill, edge, vertex (B, 3, H, W). */
  Tensor segmentation() {
    Tensor found = Tensor.zeros(shape.windows(), CHANNELS, shape.height(), shape.width());
    int stride = encoded.length / shape.windows();
    int own = CHANNELS * shape.area();
    for (int i = 0; i < found.data().length; i++) {
      found.data()[i] = (float) Seen.sigmoid(encoded[i / own * stride + i % own]);
    }
    return found;
  }

  /**
   * Takes derivatives by all weights.
   *
   * @param byVolumes derivatives by the volumes
   * @param byEncoded derivatives by what the encoder gave, beside those that pass the volumes
   * @param sums where they are added
   */
  void backward(double[] byVolumes, double[] byEncoded, Sums sums) {
    Drawing drawing = derived.orElseThrow();
    ShiftSums.Gradients found = drawing.volumes.backward(byVolumes);
    drawing.backward(found.drawn(), sums);
    double[] by = seen.backward(found.seen());
    for (int i = 0; i < by.length; i++) {
      by[i] += byEncoded[i];
    }
    encoding.derive(Map.of(ENCODED, by), IN);
    encoding.addTo(sums);
  }

  @Override
  public void close() {
    encoding.close();
    derived.ifPresent(Drawing::close);
  }

  private void requireMultiple() {
    int factor = 1 << (spec.depth() - 1);
    if (shape.height() % factor != 0 || shape.width() % factor != 0) {
      throw new IllegalArgumentException(
          "a window of %d x %d px is no multiple of %d"
              .formatted(shape.width(), shape.height(), factor));
    }
  }

  /** Image and mask, one after the other, in ND4J's memory. */
  private org.nd4j.linalg.api.ndarray.INDArray joined(float[] image, float[] valid) {
    int area = shape.area();
    float[] joined = new float[image.length + valid.length];
    for (int window = 0; window < shape.windows(); window++) {
      int to = window * (CHANNELS + 1) * area;
      System.arraycopy(image, window * CHANNELS * area, joined, to, CHANNELS * area);
      System.arraycopy(valid, window * area, joined, to + CHANNELS * area, area);
    }
    return replica
        .format()
        .of(joined, shape.windows(), CHANNELS + 1, shape.height(), shape.width());
  }

  private static int highest(float[] index) {
    double highest = 0;
    for (float one : index) {
      highest = Math.max(highest, one);
    }
    return (int) highest;
  }

  /** What one drawing of the windows gives. */
  private final class Drawing implements AutoCloseable {
    private final Members members;
    private final Graph.Run reading;
    private final Volumes volumes;

    Drawing(boolean kept, float[] map, float[] index, int number, int drawings, int groups) {
      int area = shape.area();
      int[] from =
          IntStream.range(0, shape.windows()).map(w -> (w * drawings + number) * area).toArray();
      float[] own = new float[shape.pixels() * CHANNELS];
      for (int window = 0; window < shape.windows(); window++) {
        int size = CHANNELS * area;
        System.arraycopy(map, from[window] * CHANNELS, own, window * size, size);
      }
      this.members = Members.of(index, from, area, groups);
      this.reading =
          replica
              .graph(MAP)
              .run(
                  kept,
                  List.of(DRAWN),
                  replica
                      .format()
                      .of(own, shape.windows(), CHANNELS, shape.height(), shape.width()));
      this.volumes =
          new Volumes(replica.format(), seen, members, drawn(own, reading.values(DRAWN)));
    }

    /** Fill, edge and learnt features at the members' pixels. */
    private double[] drawn(float[] own, double[] features) {
      int channels = seen.channels();
      double[] drawn = new double[members.pixels().length * channels];
      for (int p = 0; p < members.pixels().length; p++) {
        for (int c = 0; c < channels; c++) {
          drawn[p * channels + c] =
              c < PLAIN
                  ? own[at(members.pixels()[p], c, CHANNELS)]
                  : features[at(members.pixels()[p], c - PLAIN, spec.features())];
        }
      }
      return drawn;
    }

    void backward(double[] byDrawn, Sums sums) {
      int channels = seen.channels();
      double[] by = new double[shape.pixels() * spec.features()];
      for (int p = 0; p < members.pixels().length; p++) {
        for (int c = PLAIN; c < channels; c++) {
          by[at(members.pixels()[p], c - PLAIN, spec.features())] = byDrawn[p * channels + c];
        }
      }
      reading.derive(Map.of(DRAWN, by), IN);
      reading.addTo(sums);
    }

    private int at(int pixel, int channel, int channels) {
      int window = pixel / shape.area();
      return (window * channels + channel) * shape.area() + pixel % shape.area();
    }

    @Override
    public void close() {
      reading.close();
    }
  }
}
