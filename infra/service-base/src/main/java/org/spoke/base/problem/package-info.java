/** One way to say what went wrong: RFC 9457 over REST, google.rpc.ErrorInfo over gRPC. */
package org.spoke.base.problem;
