/**
 * Training from noisy labels.
 *
 * <ul>
 *   <li>A <em>manifest</em> names scenes (image and layer) and says which of them train, tune and
 *       test.
 *   <li>A <em>step</em> is one move of the weights by the mean gradient of a batch of samples.
 *   <li>The <em>tuning loss</em> is the loss of the averaged weights on fixed samples of the tuning
 *       scenes. It decides which weights are kept and when training stops; test scenes are never
 *       looked at.
 *   <li>A <em>round</em> is a training, and the correction of its scenes' labels by the network
 *       that came of it; the next round is trained on the corrected ones.
 *   <li>A <em>truth</em> is a layer that is exactly right. Labels are measured against it; it is
 *       never trained on.
 *   <li>A <em>checkpoint</em> is all that a later process needs to go on to the same bytes.
 * </ul>
 */
package org.cadalign.train;
