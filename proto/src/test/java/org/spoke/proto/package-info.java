/** Keeps the protobuf files to the rules of docs/adr/0004. */
package org.spoke.proto;
