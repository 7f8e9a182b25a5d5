package org.cadalign.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.cadalign.engine.Network;
import org.cadalign.spec.DoubleUnetLossNumbers;
import org.cadalign.spec.DoubleUnetSpec;

/**
 * The double U-Net of Girard, Charpiat, Tarabalka, IGARSS 2019.
 *
 * <p>Inputs: {@code image} (1, 3, H, W) in [-1, 1] and {@code map} (1, 3, H, W) in [0, 1]: fill,
 * edge, vertex. Outputs, of the window's middle h x w: {@code displacement} (1, 2, h, w), x then y,
 * pixels, and {@code segmentation} (1, 4, h, w), probabilities of background, fill, edge, vertex.
 * Targets: the same two names. Jacobians are of the displacement (x, y), pixels, at row h / 2 and
 * column w / 2.
 */
final class DoubleUnetModel implements TorchModel {
  /**
   * What the displacement head's 1 stands for, pixels: half of the head's range is the 4 px trained
   * on.
   */
  static final double PIXELS = 8;

  private static final String DISPLACEMENT = "displacement";
  private static final String SEGMENTATION = "segmentation";

  private final DoubleUnetSpec spec;

  DoubleUnetModel(DoubleUnetSpec spec) {
    this.spec = spec;
  }

  @Override
  public Map<String, Tensor> forward(String stage, Pass pass, Inputs inputs) {
    List<Tensor> skips = skips(pass, inputs);
    Tensor raw = decode(pass, DISPLACEMENT, skips, 1).get(0);
    Tensor logits = decode(pass, SEGMENTATION, skips, 1).get(0);
    return Map.of(
        DISPLACEMENT, torch.tanh(raw).mul(new Scalar(PIXELS)),
        SEGMENTATION, torch.sigmoid(logits));
  }

  @Override
  public Outputs outputs(Pass pass, Inputs inputs) {
    Tensor raw = decode(pass, DISPLACEMENT, skips(pass, inputs), 1).get(0);
    Tensor centre = raw.select(0, 0).select(1, raw.size(2) / 2).select(1, raw.size(3) / 2);
    return new Outputs(torch.tanh(centre).mul(new Scalar(PIXELS)));
  }

  @Override
  public Loss loss(Pass pass, Inputs sample, Network.LossContext context) {
    double[] coefficients =
        DoubleUnetLossNumbers.headWeights(context.step(), context.weights().intermediate());
    int levels = 1;
    while (levels < spec.pools() && coefficients[levels] > 0) {
      levels++;
    }
    List<Tensor> skips = skips(pass, sample);
    List<Tensor> raw = decode(pass, DISPLACEMENT, skips, levels);
    List<Tensor> logits = decode(pass, SEGMENTATION, skips, levels);
    return new DoubleUnetLoss(coefficients, context.weights().segmentation())
        .of(raw, logits, sample);
  }

  /**
   * Common features of each level, cropped to what the decoders read. Cropping before the
   * convolutions instead of after them changes no value and saves a sixth of the work.
   */
  private List<Tensor> skips(Pass pass, Inputs inputs) {
    Tensor image = inputs.get("image", 1, DoubleUnetSpec.CHANNELS, Inputs.ANY, Inputs.ANY);
    long height = image.size(2);
    long width = image.size(3);
    Tensor map = inputs.get("map", 1, DoubleUnetSpec.CHANNELS, height, width);
    spec.output(Math.toIntExact(height));
    spec.output(Math.toIntExact(width));
    List<Tensor> joined = new ArrayList<>();
    for (int level = 0; level <= spec.pools(); level++) {
      image = pass.validElu("image." + level, level == 0 ? image : Layers.pool(image));
      map = pass.validElu("map." + level, level == 0 ? map : Layers.pool(map));
      joined.add(Layers.join(image, map));
    }
    for (int level = spec.pools(); level >= 0; level--) {
      if (level < spec.pools()) {
        Tensor below = joined.get(level + 1);
        int lost = level + 1 < spec.pools() ? 4 : 0; // by the decoder at the level below
        height = 2 * (below.size(2) - lost) + 4;
        width = 2 * (below.size(3) - lost) + 4;
        joined.set(level, Layers.crop(joined.get(level), height, width));
      }
      joined.set(level, pass.validElu("common." + level, joined.get(level)));
    }
    return joined;
  }

  /** Outputs of the heads at levels below {@code levels}, all at full resolution. */
  private List<Tensor> decode(Pass pass, String decoder, List<Tensor> skips, int levels) {
    List<Tensor> heads = new ArrayList<>();
    Tensor x = skips.get(spec.pools());
    for (int level = spec.pools() - 1; level >= 0; level--) {
      String name = decoder + "." + level;
      Tensor up = torch.relu(pass.same(name + ".up", Layers.doubled(x)));
      x = pass.validElu(name, Layers.join(up, skips.get(level)));
      if (level < levels) {
        heads.add(0, Layers.doubled(pass.wide(pass.valid(name + ".head", x)), level));
      }
    }
    Tensor finest = heads.get(0);
    heads.replaceAll(head -> Layers.crop(head, finest.size(2), finest.size(3)));
    return heads;
  }
}
