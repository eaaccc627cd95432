package org.spoke.devnet.http;

import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spoke.devnet.transaction.AuxiliaryData;
import org.spoke.devnet.transaction.Metadatum;
import org.spoke.devnet.transaction.SignedTransaction;

/** Metadata under one label as JSON: bytes become text with 0x, keys become text. */
record MetadataView(String label, Object jsonMetadata) {
  static List<MetadataView> of(SignedTransaction transaction) {
    return transaction.auxiliaryData().map(AuxiliaryData::metadata).orElse(List.of()).stream()
        .map(entry -> new MetadataView(entry.label().toString(), json(entry.value())))
        .toList();
  }

  private static Object json(Metadatum metadatum) {
    return switch (metadatum) {
      case Metadatum.Whole whole -> whole.value();
      case Metadatum.Bytes bytes -> "0x" + bytes.hex();
      case Metadatum.Text text -> text.value();
      case Metadatum.Sequence sequence ->
          sequence.items().stream().map(MetadataView::json).toList();
      case Metadatum.Mapping mapping -> object(mapping);
    };
  }

  private static Map<String, Object> object(Metadatum.Mapping mapping) {
    return mapping.entries().stream()
        .collect(
            toMap(
                entry -> json(entry.key()).toString(),
                entry -> json(entry.value()),
                (first, second) -> second,
                LinkedHashMap::new));
  }
}
