package org.cadalign.report;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Charts of a page, as addresses that hold them. */
final class Charts {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 400;
  private static final int BARS = 20;
  private static final int CIRCLE = 90;
  private static final Color INK = new Color(0x1f, 0x5f, 0x8b);
  private static final Color ACCENT = new Color(0xc4, 0x4e, 0x1d);

  private Charts() {}

  /**
   * Points about the origin and a circle.
   *
   * @param east at least one, metres
   * @param north as many
   * @param radius of the circle, metres
   */
  static String scatter(String title, double[] east, double[] north, String circle, double radius) {
    double reach = radius;
    for (int i = 0; i < east.length; i++) {
      reach = Math.max(reach, Math.max(Math.abs(east[i]), Math.abs(north[i])));
    }
    XYChart chart = xy(title, "east, m", "north, m", HEIGHT, HEIGHT);
    double edge = Math.max(0.1, 1.05 * reach);
    chart.getStyler().setXAxisMin(-edge).setXAxisMax(edge).setYAxisMin(-edge).setYAxisMax(edge);
    XYSeries points = chart.addSeries("buildings", east, north);
    points.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    points.setMarkerColor(new Color(INK.getRed(), INK.getGreen(), INK.getBlue(), 110));
    points.setMarker(SeriesMarkers.CIRCLE);
    chart.getStyler().setMarkerSize(5);
    XYSeries ring = chart.addSeries(circle, around(radius, true), around(radius, false));
    ring.setMarker(SeriesMarkers.NONE).setLineColor(ACCENT);
    return png(chart);
  }

  private static double[] around(double radius, boolean cosine) {
    return IntStream.rangeClosed(0, CIRCLE)
        .mapToDouble(i -> 2 * Math.PI * i / CIRCLE)
        .map(a -> radius * (cosine ? Math.cos(a) : Math.sin(a)))
        .toArray();
  }

  /**
   * A histogram from 0.
   *
   * @param values at least one, not negative
   */
  static String histogram(String title, String axis, double[] values) {
    double most = java.util.Arrays.stream(values).max().orElse(0);
    double width = Math.max(1e-6, most / BARS);
    int[] counts = new int[BARS];
    for (double value : values) {
      counts[Math.min(BARS - 1, (int) (value / width))]++;
    }
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(axis)
            .yAxisTitle("buildings")
            .build();
    chart.getStyler().setAvailableSpaceFill(0.96).setLegendVisible(false);
    chart.getStyler().setXAxisMaxLabelCount(8);
    chart.getStyler().setXAxisDecimalPattern("0.0#");
    plain(chart.getStyler());
    List<Double> centres =
        IntStream.range(0, BARS).mapToObj(i -> Math.rint(1e3 * width * (i + 0.5)) / 1e3).toList();
    chart.addSeries("buildings", centres, IntStream.of(counts).boxed().toList()).setFillColor(INK);
    return png(chart);
  }

  /** Points of measured over expected, and the line where they would be equal. */
  static String calibration(double[] expected, double[] measured) {
    XYChart chart = xy("Measured by expected error", "expected, m", "measured, m", WIDTH, HEIGHT);
    XYSeries points = chart.addSeries("checkpoints", expected, measured);
    points.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    points.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(INK);
    chart.getStyler().setMarkerSize(5);
    double most = java.util.Arrays.stream(expected).max().orElse(1);
    chart
        .addSeries("equal", new double[] {0, most}, new double[] {0, most})
        .setMarker(SeriesMarkers.NONE)
        .setLineColor(ACCENT);
    return png(chart);
  }

  private static XYChart xy(String title, String x, String y, int width, int height) {
    XYChart chart =
        new XYChartBuilder()
            .width(width)
            .height(height + 40)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .build();
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideS);
    chart.getStyler().setLegendLayout(Styler.LegendLayout.Horizontal);
    plain(chart.getStyler());
    return chart;
  }

  private static void plain(Styler styler) {
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setLegendBorderColor(Color.WHITE);
  }

  private static String png(Chart<?, ?> chart) {
    try {
      byte[] bytes = BitmapEncoder.getBitmapBytes(chart, BitmapEncoder.BitmapFormat.PNG);
      return Pictures.data("image/png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
