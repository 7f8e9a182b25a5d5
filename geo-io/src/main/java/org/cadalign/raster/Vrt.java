package org.cadalign.raster;

import java.util.List;

/**
 * What a simple GDAL virtual raster says.
 *
 * @param width columns
 * @param height rows
 * @param srs WKT or code of its coordinate system, or an empty text
 * @param transform GDAL's geotransform, six numbers, or none
 * @param bands one list of sources for each band
 * @param alpha index of the band whose colour is alpha, or -1
 * @param nodata text of the first band's nodata value, or an empty text
 */
record Vrt(
    int width,
    int height,
    String srs,
    double[] transform,
    List<List<Source>> bands,
    int alpha,
    String nodata) {

  /**
   * A file that fills a part of a band.
   *
   * @param file its name, as written
   * @param relative whether the name is relative to the VRT
   * @param band of the file, from 1
   * @param from window of the file: x, y, width, height
   * @param to window of the band
   */
  record Source(String file, boolean relative, int band, double[] from, double[] to) {
    boolean samePlace(Source other) {
      return file.equals(other.file)
          && java.util.Arrays.equals(from, other.from)
          && java.util.Arrays.equals(to, other.to);
    }
  }
}
