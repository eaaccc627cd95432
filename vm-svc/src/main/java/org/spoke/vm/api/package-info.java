/** The service's gRPC endpoints: decode, dispatch, encode. See proto/spoke/vm/v1. */
package org.spoke.vm.api;
