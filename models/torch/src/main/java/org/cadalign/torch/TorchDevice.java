package org.cadalign.torch;

import org.bytedeco.pytorch.DeviceGuardImplInterface;
import org.bytedeco.pytorch.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.cadalign.engine.Device;

/**
 * The device that a network's tensors live on. What a card is asked for is put in a queue, a
 * <em>stream</em>, and done later; whoever copies a result into Java's memory waits for it. Each
 * thread has a stream of its own, so that passes run side by side there, too.
 */
final class TorchDevice {
  private final Device device;
  private final ThreadLocal<Long> stream = ThreadLocal.withInitial(this::newStream);

  TorchDevice(Device device) {
    this.device = device;
    if (isCard()) {
      // Single precision is single precision: else cards round the factors of convolutions to 10
      // bits.
      torch.globalContext().setAllowTF32CuDNN(false);
    }
  }

  /** Whether it is a card, with a memory of its own. */
  boolean isCard() {
    return device.kind() == Device.Kind.CUDA;
  }

  /** A copy that is there when this returns; on the CPU the tensor itself. */
  Tensor place(Tensor tensor) {
    return isCard() ? tensor.to(torch(), tensor.scalar_type()) : tensor;
  }

  /** To be called before the first operation of a pass, by the thread that it runs on. */
  void enter() {
    SingleThread.enter();
    if (isCard()) {
      torch.setCurrentStream(
          Stream.unpack3(stream.get(), (byte) device.index(), torch.DeviceType.CUDA));
    }
  }

  /** Waits for all that it was asked for, by whichever thread. */
  void finish() {
    if (isCard()) {
      torch.cuda_synchronize(device.index());
    }
  }

  /** One of a few dozen that LibTorch keeps, in turn. */
  private long newStream() {
    DeviceGuardImplInterface cards = torch.getDeviceGuardImpl(torch.DeviceType.CUDA);
    return cards.getStreamFromGlobalPool(torch(), false).id();
  }

  private org.bytedeco.pytorch.Device torch() {
    return new org.bytedeco.pytorch.Device(torch.DeviceType.CUDA, (byte) device.index());
  }
}
