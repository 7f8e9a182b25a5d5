package org.cadalign.reproduce.registration;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.cadalign.raster.WorkingGrid;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Residuals against the number of training buildings, of the labels that were trained on and of a
 * city that was not, with the law N^-1/2 beside each.
 */
final class RegistrationPlot {
  private static final String LAW = "N^-1/2 from the first";

  private RegistrationPlot() {}

  /** Draws a PNG. */
  static void write(RegistrationTable table, Path png) throws IOException {
    List<XYChart> charts =
        List.of(
            chart(table, "Labels that were trained on", Residuals::last),
            chart(table, "A city that was never seen", Residuals::unseenAfter));
    BitmapEncoder.saveBitmap(charts, 1, 2, png.toString(), BitmapEncoder.BitmapFormat.PNG);
  }

  private static XYChart chart(
      RegistrationTable table, String title, ToDoubleFunction<Residuals> residual) {
    XYChart chart =
        new XYChartBuilder()
            .width(620)
            .height(520)
            .title(title)
            .xAxisTitle("training buildings")
            .yAxisTitle("left of the noise, RMS per axis, px of 0.3 m")
            .build();
    chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
    chart.getStyler().setYAxisMin(0.1).setYAxisMax(10.0);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNE);
    Color[] colours = chart.getStyler().getSeriesColors();
    List<Double> sigmas = table.sigmas();
    for (int i = 0; i < sigmas.size(); i++) {
      String name = RegistrationTable.plain(sigmas.get(i));
      List<Residuals> found = table.of(sigmas.get(i));
      List<Double> buildings = found.stream().map(Residuals::buildings).toList();
      List<Double> left =
          found.stream().map(r -> residual.applyAsDouble(r) / WorkingGrid.METRES).toList();
      Color colour = colours[i % colours.length];
      chart
          .addSeries("noise of " + name + " px", buildings, left)
          .setMarkerColor(colour)
          .setLineColor(colour);
      if (found.size() > 1) {
        List<Double> law =
            buildings.stream().map(n -> left.get(0) * Math.sqrt(buildings.get(0) / n)).toList();
        XYSeries drawn = chart.addSeries(i == 0 ? LAW : LAW + " " + name, buildings, law);
        drawn.setMarker(SeriesMarkers.NONE);
        drawn.setLineColor(colour);
        drawn.setLineStyle(SeriesLines.DASH_DASH);
        drawn.setShowInLegend(i == 0);
      }
    }
    return chart;
  }
}
