package org.spoke.devnet.http;

import org.spoke.devnet.chain.Node;
import org.spoke.devnet.chain.TransactionRefused;

/** /tx/submit, and the evaluation of scripts, which is refused. */
final class SubmitRoutes {
  private final Node node;

  SubmitRoutes(Node node) {
    this.node = node;
  }

  void addTo(Router router) {
    router
        .post("/api/v0/tx/submit", this::submit)
        .post(
            "/api/v0/utils/txs/evaluate",
            _ -> {
              throw HttpProblem.badRequest("Plutus is not run by this devnet yet");
            });
  }

  private String submit(Request request) {
    try {
      return node.submit(request.body()).hex();
    } catch (TransactionRefused e) {
      throw e.isForLackOfRoom()
          ? HttpProblem.mempoolFull()
          : HttpProblem.badRequest("Transaction rejected: " + e.getMessage());
    }
  }
}
