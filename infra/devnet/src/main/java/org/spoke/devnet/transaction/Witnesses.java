package org.spoke.devnet.transaction;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Set;

/** What stands beside the body to prove that it may spend. */
public record Witnesses(List<VkeyWitness> signatures, List<HashedScript> scripts) {
  public Set<KeyHash> signers() {
    return signatures.stream().map(VkeyWitness::keyHash).collect(toUnmodifiableSet());
  }
}
