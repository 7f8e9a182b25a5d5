package org.cadalign.confidence;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a run knows of a building that may tell of its error. */
public enum Sign {
  /** Spread of the match at the finest level that saw it, pooled with neighbours, metres. */
  SPREAD_M(Scale.LENGTH),
  /** The same at the level before. */
  COARSE_SPREAD_M(Scale.LENGTH),
  /** Probability of the likeliest shift and those that touch it. */
  PEAK_PROBABILITY(Scale.SHARE),
  /** Probability of the second peak over that of the first. */
  SECOND_PEAK(Scale.SHARE),
  /** How far the second peak lies from the first, times that ratio, metres. */
  SECOND_PEAK_M(Scale.LENGTH),
  /** Spread of the match of the building by itself, metres. */
  ALONE_SPREAD_M(Scale.LENGTH),
  /** Probability, of the building by itself, of where its neighbours and it were matched. */
  ALONE_AGREEMENT(Scale.SHARE),
  /** How far from there the building by itself would go, metres. */
  ALONE_DISTANCE_M(Scale.LENGTH),
  /** As {@link #ALONE_AGREEMENT}, at the level before. */
  COARSE_ALONE_AGREEMENT(Scale.SHARE),
  /** As {@link #ALONE_DISTANCE_M}, at the level before. */
  COARSE_ALONE_DISTANCE_M(Scale.LENGTH),
  /** How far the finest level would move it together with its neighbours, metres. */
  LAST_STEP_M(Scale.LENGTH),
  /** The same at the level before, metres. */
  COARSE_STEP_M(Scale.LENGTH),
  /** How far it was taken where it was looked for by itself, metres. */
  APART_M(Scale.LENGTH),
  /** How far the whole move is from that of its neighbours, metres. */
  NEIGHBOUR_DIFFERENCE_M(Scale.LENGTH),
  /** Spread of the moves of its neighbours, metres. */
  NEIGHBOUR_SPREAD_M(Scale.LENGTH),
  /** Neighbours that were matched, weighted by nearness. */
  NEIGHBOURS(Scale.COUNT),
  /** How far from its own answer it was laid, since that was not believed, metres. */
  TAKEN_M(Scale.LENGTH),
  /** Length of the whole move, metres. */
  SHIFT_M(Scale.LENGTH),
  /** How well the image bears the outline out where it lies. */
  SUPPORT(Scale.SHARE),
  /** Share of it that other buildings cover. */
  OVERLAP(Scale.SHARE),
  /** Root of its area, metres. */
  SIZE_M(Scale.LENGTH),
  /** Root of the area of what was matched as one, metres. */
  PIECE_SIZE_M(Scale.LENGTH),
  /** Ground resolution of the image, metres a pixel. */
  PIXEL_M(Scale.LENGTH),
  /** How far it came back from its place, moved by a known field and aligned again, metres. */
  RECOVERED_M(Scale.LENGTH, Source.RECHECK),
  /** The same on the image in a mirror, metres. */
  MIRRORED_M(Scale.LENGTH, Source.RECHECK),
  /** N_S, how many training patches the network treats alike. */
  N_S(Scale.COUNT, Source.SIMILARITY),
  /** N_eff, how many of them an answer rests on. */
  N_EFF(Scale.COUNT, Source.SIMILARITY),
  /** What label noise of standard deviation one is brought down to in their average. */
  DENOISING_FACTOR(Scale.SHARE, Source.SIMILARITY),
  /** How far answers lie from labels among them, metres: the shift of the paper's neighbours. */
  NEIGHBOUR_RESIDUAL_M(Scale.LENGTH, Source.SIMILARITY),
  /** Predicted standard deviation of the label noise that is left, metres. */
  PREDICTED_RESIDUAL_M(Scale.LENGTH, Source.SIMILARITY);

  /** What a sign takes to be known. */
  public enum Source {
    /** Any alignment. */
    RUN,
    /** Alignments of what was aligned already, see {@link Recheck}. */
    RECHECK,
    /** Counts of neighbours, as {@code similarity} makes them. */
    SIMILARITY;

    /**
     * What a run of {@code align} knows signs from.
     *
     * @param recheck whether it aligns again what it has aligned
     */
    public static Set<Source> ofRun(boolean recheck) {
      return recheck ? Set.of(RUN, RECHECK) : Set.of(RUN);
    }
  }

  /** How a sign is brought to a scale on which errors are more nearly linear. */
  private enum Scale {
    LENGTH,
    SHARE,
    COUNT
  }

  // Shorter lengths are rounding, and their logarithms would count for too much.
  private static final double SHORT_M = 0.05;

  private final Scale scale;
  private final Source source;

  Sign(Scale scale) {
    this(scale, Source.RUN);
  }

  Sign(Scale scale, Source source) {
    this.scale = scale;
    this.source = source;
  }

  /** What it takes to be known. */
  public Source source() {
    return source;
  }

  /** Signs that take one of some sources. */
  public static List<Sign> of(Source... sources) {
    return of(Set.of(sources));
  }

  /** Signs that take one of some sources. */
  public static List<Sign> of(Set<Source> sources) {
    return Arrays.stream(values()).filter(sign -> sources.contains(sign.source)).toList();
  }

  /** Name of its column. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A value on the scale that calibrations work on. */
  double scaled(double value) {
    return switch (scale) {
      case LENGTH -> Math.log(SHORT_M + value);
      case SHARE -> value;
      // Soft counts may be negative.
      case COUNT -> Math.log(1 + Math.max(0, value));
    };
  }
}
