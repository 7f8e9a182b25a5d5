package org.cadalign.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.cadalign.bench.SceneAccuracy.Source;

/** What was measured, as the one line of JSON that ends the output. */
final class AccuracyJson {
  private AccuracyJson() {}

  /** Metres to the tenth of a millimetre; what was not run is null. */
  static String of(AccuracyTable table) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode scenes = json.putObject("scenes");
    for (SceneAccuracy scene : table.scenes()) {
      put(scenes.putObject(scene.entry().name()), scene);
    }
    List<SceneAccuracy> oam = table.of(Source.OPEN_AERIAL_MAP);
    if (!oam.isEmpty()) {
      json.put("oam_median_after", rounded(Medians.of(oam, SceneAccuracy::after)));
      json.put("oam_median_ratio", rounded(Medians.of(oam, SceneAccuracy::ratio)));
    }
    json.put("better_than_elastix_oam", better(oam));
    json.put("better_than_elastix_spacenet", better(table.of(Source.SPACE_NET)));
    return json.toString();
  }

  private static void put(ObjectNode json, SceneAccuracy scene) {
    json.put("before", rounded(scene.before()));
    json.put("after", rounded(scene.after()));
    if (scene.elastix().isPresent()) {
      json.put("elastix", rounded(scene.elastix().getAsDouble()));
    } else {
      json.putNull("elastix");
    }
    json.put("shift", rounded(scene.shift()));
    json.put("unmoved_move", rounded(scene.unmovedMove()));
    json.put("half_metre_after", rounded(scene.halfMetreAfter()));
    json.put("label_noise", scene.entry().labelNoise());
  }

  /** Of the scenes that elastix was run on. */
  private static String better(List<SceneAccuracy> scenes) {
    long run = scenes.stream().filter(scene -> scene.elastix().isPresent()).count();
    return scenes.stream().filter(SceneAccuracy::beatsElastix).count() + "/" + run;
  }

  private static double rounded(double metres) {
    return Math.rint(metres * 1e4) / 1e4;
  }
}
