package org.spoke.devnet.http;

/** A request that is answered with an error, in the form of Blockfrost's errors. */
final class HttpProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String error;

  private HttpProblem(int status, String error, String message) {
    super(message);
    this.status = status;
    this.error = error;
  }

  static HttpProblem badRequest(String message) {
    return new HttpProblem(400, "Bad Request", message);
  }

  static HttpProblem notFound() {
    return new HttpProblem(404, "Not Found", "The requested component has not been found.");
  }

  static HttpProblem methodNotAllowed(String allowed) {
    return new HttpProblem(405, "Method Not Allowed", "This path takes " + allowed + " only.");
  }

  static HttpProblem bodyTooLarge(int maxBytes) {
    return new HttpProblem(
        413, "Payload Too Large", "A body may have at most " + maxBytes + " bytes.");
  }

  static HttpProblem mempoolFull() {
    return new HttpProblem(425, "Mempool Full", "The mempool is full, send it again later.");
  }

  static HttpProblem internal() {
    return new HttpProblem(500, "Internal Server Error", "The devnet failed; its log says why.");
  }

  static HttpProblem busy() {
    return new HttpProblem(503, "Service Unavailable", "Too many requests at once, try again.");
  }

  int status() {
    return status;
  }

  Body body() {
    return new Body(status, error, getMessage());
  }

  /** What the client reads. */
  record Body(int statusCode, String error, String message) {}
}
