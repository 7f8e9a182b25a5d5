/**
 * What the parts of the method bring, each measured by leaving it out: levels of the chain, parts
 * of the loss, groups that maps lack in training, and pooling over neighbours; and what the
 * published network learns in the same time. All is trained and measured on made-up cities, whose
 * truth is exact.
 *
 * <p>A <em>variant</em> is the method with one part left out. A <em>prefix</em> is the chain ended
 * after some of its levels. The <em>area</em> is that under the curve of vertices within 0 to 16 px
 * of their true places, over its range: 1 if all are right (Girard et al., ACCV 2018). A
 * <em>look</em> is a measurement between two steps of a training. Pixels are of 0.3 m, but those of
 * looks, which are of a sample's level.
 */
package org.cadalign.reproduce.ablation;
