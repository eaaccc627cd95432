/** gRPC between the services of one box: channels, deadlines, and what travels beside each call. */
package org.spoke.base.rpc;
