package org.cadalign.confidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cadalign.confidence.CalibrationFit.Example;
import org.hipparchus.stat.descriptive.DescriptiveStatistics;

/**
 * How well images of the scenes that a calibration was fitted on bear outlines out. Where an image
 * bears them out far worse, the network does not know such images, and errors are not what its
 * signs say.
 *
 * @param mean over the scenes, of the support of the median building
 * @param deviation standard deviation of that among scenes
 */
public record UsualSupport(double mean, double deviation) {
  /** Of a calibration that does not say: every scene is usual. */
  public static final UsualSupport UNKNOWN = new UsualSupport(0, 0);

  private static final double DEVIATIONS = 4;
  // The median of fewer buildings says little of their image.
  private static final int FEWEST = 10;

  /** What the scenes of the examples show; those of few buildings do not count. */
  static UsualSupport of(List<Example> examples) {
    Map<String, List<Double>> scenes = new LinkedHashMap<>();
    for (Example example : examples) {
      List<Double> supports = scenes.computeIfAbsent(example.scene(), name -> new ArrayList<>());
      example.signs().of(Sign.SUPPORT).ifPresent(supports::add);
    }
    DescriptiveStatistics medians = new DescriptiveStatistics();
    scenes.values().forEach(scene -> median(scene).ifPresent(medians::addValue));
    return medians.getN() < 2
        ? UNKNOWN
        : new UsualSupport(medians.getMean(), medians.getStandardDeviation());
  }

  /** The least that the median building of a usual scene has. */
  public double least() {
    return mean - DEVIATIONS * deviation;
  }

  /**
   * Why nothing can be expected of a scene, in a few words.
   *
   * @param supports of its buildings, as far as they are known, also of those that are not believed
   * @return empty where it is as those of the calibration, or has too few buildings to tell
   */
  public Optional<String> whyNot(List<Double> supports) {
    OptionalDouble median = median(supports);
    return median.isPresent() && median.getAsDouble() < least()
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "the image bears outlines out too little (support of the median building %.2f,"
                    + " at least %.2f where expected errors were fitted; a model may be trained on such"
                    + " images)",
                median.getAsDouble(),
                least()))
        : Optional.empty();
  }

  private static OptionalDouble median(List<Double> supports) {
    DescriptiveStatistics all = new DescriptiveStatistics();
    supports.forEach(all::addValue);
    return all.getN() < FEWEST ? OptionalDouble.empty() : OptionalDouble.of(all.getPercentile(50));
  }
}
