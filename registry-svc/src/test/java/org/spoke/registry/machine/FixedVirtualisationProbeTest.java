package org.spoke.registry.machine;

import java.util.Optional;

class FixedVirtualisationProbeTest extends VirtualisationProbeContract {
  @Override
  VirtualisationProbe answering(Virtualisation virtualisation) {
    return new FixedVirtualisationProbe(Optional.of(virtualisation));
  }

  @Override
  VirtualisationProbe silent() {
    return new FixedVirtualisationProbe(Optional.empty());
  }
}
