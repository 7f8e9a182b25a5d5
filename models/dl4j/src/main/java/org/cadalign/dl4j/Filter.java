package org.cadalign.dl4j;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** DL4J's convolution of images (NCHW), run by {@link FilterLayer} in place of DL4J's own layer. */
final class Filter extends ConvolutionLayer {
  private static final long serialVersionUID = 1L;

  private final Rectifier rectifier;

  /**
   * @param in channels read
   * @param out channels written
   * @param kernel side of the filter
   * @param padding zeros around the image
   * @param bias whether it has one
   * @param rectifier that follows
   */
  Filter(int in, int out, int kernel, int padding, boolean bias, Rectifier rectifier) {
    super(
        new ConvolutionLayer.Builder(kernel, kernel)
            .nIn(in)
            .nOut(out)
            .stride(1, 1)
            .padding(padding, padding)
            .convolutionMode(ConvolutionMode.Truncate)
            .hasBias(bias)
            // Run by our layer, so that it is not done a second time when derivatives are taken.
            .activation(Activation.IDENTITY));
    this.rectifier = rectifier;
  }

  Rectifier rectifier() {
    return rectifier;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray params,
      boolean initialize,
      DataType type) {
    FilterLayer layer = new FilterLayer(conf, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(params);
    layer.setParamTable(initializer().init(conf, params, initialize));
    layer.setConf(conf);
    return layer;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Filter filter && rectifier == filter.rectifier && super.equals(other);
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + rectifier.hashCode();
  }
}
