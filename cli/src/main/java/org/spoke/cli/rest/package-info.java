/**
 * Calls of a box over REST with its conventions: token, idempotency keys, problem details (RFC
 * 9457).
 */
package org.spoke.cli.rest;
