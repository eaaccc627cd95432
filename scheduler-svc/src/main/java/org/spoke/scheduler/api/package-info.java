/** The scheduler over gRPC: decode, dispatch, encode (proto/spoke/scheduler/v1). */
package org.spoke.scheduler.api;
