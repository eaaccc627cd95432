package org.spoke.devnet.http;

import java.util.List;
import org.spoke.devnet.transaction.AuxiliaryData;
import org.spoke.devnet.transaction.SignedTransaction;

/** The exact bytes of the metadata under one label. */
record MetadataCborView(String label, String cborMetadata) {
  static List<MetadataCborView> of(SignedTransaction transaction) {
    return transaction.auxiliaryData().map(AuxiliaryData::metadata).orElse(List.of()).stream()
        .map(entry -> new MetadataCborView(entry.label().toString(), entry.cborHex()))
        .toList();
  }
}
