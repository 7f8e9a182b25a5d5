package org.cadalign.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cadalign.align.Aligner;
import org.cadalign.align.Aligner.Alignment;
import org.cadalign.align.Chain;
import org.cadalign.align.GeometryMover;
import org.cadalign.align.LayerMotion;
import org.cadalign.align.Pieces;
import org.cadalign.align.Pins;
import org.cadalign.align.SearchApart;
import org.cadalign.archive.ModelArchive;
import org.cadalign.confidence.Recheck;
import org.cadalign.confidence.SignReader;
import org.cadalign.confidence.Signs;
import org.cadalign.crs.Reprojection;
import org.cadalign.detect.Support;
import org.cadalign.engine.Engine;
import org.cadalign.engine.Network;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Layer;
import org.cadalign.match.Reach;
import org.cadalign.progress.Progress;
import org.cadalign.raster.WorkingGrid;
import org.cadalign.scene.SceneImage;
import org.cadalign.scene.SceneLayer;
import org.cadalign.scene.SceneMaps;
import org.cadalign.spec.NetworkSpec;
import org.cadalign.spec.OutlineMatcherSpec;

/**
 * The part of a run that takes a network.
 *
 * @param request what is to be done
 * @param engine that builds the network
 * @param progress is told how far it is
 */
record MatcherRun(AlignmentRequest request, Engine engine, Progress progress) {
  /**
   * What came of it.
   *
   * @param alignment of the layer
   * @param signs of each feature; empty where it was not matched, or pinned
   * @param findings buildings that the layer lacks; empty where they were not looked for
   * @param notices what the user should know, one line each
   */
  record Result(
      Alignment alignment,
      List<Optional<Signs>> signs,
      Optional<Layer> findings,
      List<String> notices) {
    Result {
      signs = List.copyOf(signs);
      notices = List.copyOf(notices);
    }

    /**
     * Of some features.
     *
     * @param positions of them
     */
    Result only(List<Integer> positions) {
      return new Result(
          alignment.only(positions),
          positions.stream().map(signs::get).toList(),
          findings,
          notices);
    }
  }

  /** What the networks said, and where aligning again brought the pieces, if that was wanted. */
  private record Answer(Alignment alignment, Optional<Recheck.Found> again) {}

  /**
   * Aligns a layer, and looks for what it lacks where that was asked for.
   *
   * @param clock is told of every part
   */
  Result run(SceneImage image, Selection selection, RunClock clock) throws DataException {
    SceneLayer layer = SceneLayer.of(selection.layer(), image);
    Pins pins = selection.pins(request.pins());
    OutlineMatcherSpec spec = matcher();
    clock.lap("read");
    try (Network network = network(spec)) {
      Answer answer = align(spec, network, image, layer, pins);
      Alignment alignment = answer.alignment();
      clock.lap("align");
      List<Optional<Signs>> signs = signs(image, layer, pins, answer);
      clock.lap("signs");
      if (request.findings().isEmpty()) {
        return new Result(alignment, signs, Optional.empty(), List.of());
      }
      MissingSearch.Result found =
          new MissingSearch(request, network, Reach.of(spec), progress)
              .search(image, alignment.moved().layer(), selection.passedOver());
      clock.lap("find missing");
      return new Result(alignment, signs, Optional.of(found.layer()), found.notices());
    }
  }

  private static List<Optional<Signs>> signs(
      SceneImage image, SceneLayer layer, Pins pins, Answer answer) {
    double pixel = image.grid().imageResolution();
    return new SignReader(
            layer.footprints(),
            layer.groups(),
            answer.alignment(),
            pixel,
            WorkingGrid.METRES,
            answer.again())
        .read(pins);
  }

  /**
   * The same network is built once more for each level at which single buildings are looked for,
   * looking farther.
   */
  private Answer align(
      OutlineMatcherSpec spec, Network network, SceneImage image, SceneLayer layer, Pins pins)
      throws DataException {
    try (Searches searches = new Searches()) {
      for (int level : request.chain().apartAt()) {
        searches.add(level, SearchApart.wider(spec, level, request.chain().apart()));
      }
      Chain chain = chain(spec, network, searches.all);
      Alignment alignment =
          aligner(chain, support(spec, network), image, layer.layer())
              .align(image, layer.layer(), layer.footprints(), layer.groups(), pins);
      return new Answer(alignment, again(chain, image, layer, pins, alignment));
    }
  }

  private Optional<Recheck.Found> again(
      Chain chain, SceneImage image, SceneLayer layer, Pins pins, Alignment alignment)
      throws DataException {
    if (!request.recheck()) {
      return Optional.empty();
    }
    Pieces pieces = Pieces.of(layer.footprints(), layer.groups());
    Set<Integer> still = pieces.of(pins.groups(layer.footprints(), layer.groups()));
    Recheck recheck = new Recheck(chain, WorkingGrid.METRES);
    return Optional.of(recheck.of(image, layer.footprints(), pieces, alignment.chain(), still));
  }

  /** Searches for single buildings, each with a network of its own. */
  private final class Searches implements AutoCloseable {
    private final List<SearchApart> all = new ArrayList<>();
    private final List<Network> networks = new ArrayList<>();

    void add(int level, OutlineMatcherSpec wide) {
      Network network = network(wide);
      networks.add(network);
      all.add(new SearchApart(level, network, Reach.of(wide), request.match(), new SceneMaps()));
    }

    @Override
    public void close() {
      networks.forEach(Network::close);
    }
  }

  private Network network(OutlineMatcherSpec matcher) {
    Network network = engine.build(matcher, 0);
    network.load(request.model().weights(ModelArchive.WHOLE).orElseThrow());
    return network;
  }

  private OutlineMatcherSpec matcher() throws DataException {
    NetworkSpec spec = request.model().spec();
    if (spec instanceof OutlineMatcherSpec matcher) {
      return matcher;
    }
    throw new DataException(
        DataException.Code.MODEL_REFUSED,
        spec.name(),
        "this network gives no evidence per building, which aligning needs",
        "train one with --network compact");
  }

  private Chain chain(OutlineMatcherSpec spec, Network network, List<SearchApart> apart) {
    return new Chain(
        network,
        Reach.of(spec),
        request.match(),
        new SceneMaps(),
        request.matching(),
        apart,
        progress);
  }

  private Support support(OutlineMatcherSpec spec, Network network) {
    return new Support(network, Reach.of(spec), request.match(), request.support());
  }

  private Aligner aligner(Chain chain, Support support, SceneImage image, Layer layer)
      throws DataException {
    Reprojection toImage = Reprojection.between(layer.crs(), image.source().georeference().crs());
    LayerMotion motion =
        new LayerMotion(new GeometryMover(toImage), AlignmentRun.frame(image), request.motion());
    return new Aligner(chain, support, motion, progress);
  }
}
