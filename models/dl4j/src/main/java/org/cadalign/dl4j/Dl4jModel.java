package org.cadalign.dl4j;

import java.util.Map;
import org.cadalign.engine.Jacobian;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;

/** How a family of networks is computed. Stateless; graphs and weights come with the replica. */
interface Dl4jModel {
  /** Lays the graphs out, by name. */
  Map<String, Graph> graphs(Format format);

  /** Runs a stage. */
  Map<String, Tensor> forward(String stage, Replica replica, Inputs inputs);

  /** Loss of a sample and its derivatives. */
  Network.Gradient gradient(Replica replica, Inputs sample, Network.LossContext context);

  /** What Jacobians are of, and their derivatives. */
  Jacobian jacobian(Replica replica, Inputs inputs);
}
