/** The gRPC services of spoke.payment.v1: decode, dispatch, encode. */
package org.spoke.payment.api;
