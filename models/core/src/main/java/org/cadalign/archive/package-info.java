/**
 * Models and checkpoints as files.
 *
 * <dl>
 *   <dt>model archive
 *   <dd>a stored zip of exactly {@code model.json}, one {@code PART.safetensors} per set of
 *       weights, {@code examples.safetensors} and {@code examples.json} where it carries examples,
 *       and {@code SHA256SUMS}, in this order
 *   <dt>part
 *   <dd>one set of weights of the archive's network, such as one per level
 *   <dt>examples
 *   <dd>what a model carries of samples that it learnt from; the archive does not know what it
 *       means
 *   <dt>checkpoint
 *   <dd>a model archive with {@code optimizer.safetensors} and {@code state.json} before the sums
 *   <dt>canonical
 *   <dd>said of bytes that the writer would have written; only those are read, so every byte is
 *       checked
 * </dl>
 *
 * Nothing is compressed, so sizes are known before anything is read, and nothing is ever
 * deserialized into classes that the file names.
 */
package org.cadalign.archive;
