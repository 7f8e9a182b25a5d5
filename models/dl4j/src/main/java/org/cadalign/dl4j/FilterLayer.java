package org.cadalign.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's convolution, asked of ND4J's own operations, which use oneDNN where the build has it. The
 * layer that DL4J brings computes by products of matrices, since in 1.0.0-M2.1 it leaves what it
 * calls helpers off twice over; and with derivatives it convolves a second time to know what it
 * rectified, which is kept here.
 */
final class FilterLayer extends ConvolutionLayer {
  private static final long serialVersionUID = 1L;

  private final transient Rectifier rectifier;
  private final transient int kernel;
  private final transient int padding;
  private final transient Operation forward;
  private final transient Operation backward;
  private final transient Operation rectify;
  private final transient Operation unrectify;
  private transient INDArray filtered;
  private transient boolean own;

  FilterLayer(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
    Filter filter = (Filter) conf.getLayer();
    this.rectifier = filter.rectifier();
    this.kernel = filter.getKernelSize()[0];
    this.padding = filter.getPadding()[0];
    // Filter, stride, zeros around, dilation, mode "truncate", NCHW, filters (out, in, row,
    // column).
    long[] arguments = {kernel, kernel, 1, 1, padding, padding, 1, 1, 0, 0, 1};
    this.forward = new Operation("conv2d", arguments);
    this.backward = new Operation("conv2d_bp", arguments);
    this.rectify = rectifier.forward();
    this.unrectify = rectifier.backward();
  }

  /**
   * The result in an array of its own.
   *
   * @param training whether derivatives will follow
   */
  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr arrays) {
    long lost = kernel - 1 - 2L * padding;
    INDArray out =
        arrays.createUninitialized(
            ArrayType.ACTIVATIONS,
            dataType,
            new long[] {
              input.size(0), layerConf().getNOut(), input.size(2) - lost, input.size(3) - lost
            },
            'c');
    forward.run(weighted(List.of()), List.of(out));
    if (rectifier == Rectifier.NONE) {
      return out;
    }
    // What max(x, 0) was of can be told from its result as far as its derivative needs it.
    own = training && rectifier != Rectifier.RELU;
    INDArray rectified = own ? out.ulike() : out;
    rectify.run(List.of(out), List.of(rectified));
    filtered = out;
    return rectified;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr arrays) {
    INDArray delta = epsilon;
    if (rectifier != Rectifier.NONE) {
      delta = epsilon.ulike();
      unrectify.run(List.of(filtered, epsilon), List.of(delta));
    }
    INDArray below =
        arrays.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
    Gradient gradient = new DefaultGradient();
    List<INDArray> outputs = new ArrayList<>(List.of(below));
    outputs.add(view(gradient, ConvolutionParamInitializer.WEIGHT_KEY));
    if (hasBias()) {
      outputs.add(view(gradient, ConvolutionParamInitializer.BIAS_KEY));
    }
    backward.run(weighted(List.of(delta)), outputs);
    if (delta != epsilon) {
      delta.close();
    }
    return new Pair<>(gradient, below);
  }

  /** Frees what derivatives would have needed; the result belongs to who asked for it. */
  @Override
  public void clear() {
    if (own) {
      filtered.close();
      own = false;
    }
    super.clear();
  }

  private INDArray view(Gradient gradient, String key) {
    INDArray view = gradientViews.get(key);
    gradient.setGradientFor(key, view);
    return view;
  }

  private List<INDArray> weighted(List<INDArray> more) {
    List<INDArray> inputs = new ArrayList<>(List.of(input));
    inputs.add(getParam(ConvolutionParamInitializer.WEIGHT_KEY));
    if (hasBias()) {
      inputs.add(getParam(ConvolutionParamInitializer.BIAS_KEY));
    }
    inputs.addAll(more);
    return inputs;
  }
}
