package org.cadalign.trust;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.Histogram;

/** Histogram of neighbour counts, ten bins as in the paper's figure. */
final class CountHistogram {
  private static final int BINS = 10;
  private static final int WIDTH = 900;
  private static final int HEIGHT = 520;

  private CountHistogram() {}

  /**
   * Draws a PNG.
   *
   * @param counts at least one
   * @param axis what they count
   */
  static void write(List<Double> counts, String axis, Path png) throws IOException {
    double least = counts.stream().mapToDouble(c -> c).min().orElseThrow();
    double most = counts.stream().mapToDouble(c -> c).max().orElseThrow();
    // Equal counts would make bins without a width.
    Histogram histogram = new Histogram(counts, BINS, least, Math.max(most, least + 1e-3));
    List<String> middles = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      middles.add(label(histogram.getxAxisData().get(i), histogram.getMax()));
      shares.add(histogram.getyAxisData().get(i) / counts.size());
    }
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title("Neighbour counts of " + counts.size() + " buildings or groups")
            .xAxisTitle(axis)
            .yAxisTitle("share of them")
            .build();
    chart.getStyler().setAvailableSpaceFill(0.96);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setYAxisDecimalPattern("0.00");
    chart.addSeries("counts", middles, shares);
    BitmapEncoder.saveBitmap(chart, png.toString(), BitmapEncoder.BitmapFormat.PNG);
  }

  /** As many digits as tell bins apart. */
  private static String label(double middle, double most) {
    return String.format(Locale.ROOT, most >= 100 ? "%.0f" : most >= 10 ? "%.1f" : "%.2f", middle);
  }
}
