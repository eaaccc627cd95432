/** The registry over gRPC: decode, dispatch, encode (proto/spoke/registry/v1). */
package org.spoke.registry.api;
