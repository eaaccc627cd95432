/**
 * What all of REST shares: problems (RFC 9457), strict JSON, pages, versions, ids and deadlines of
 * requests.
 */
package org.spoke.gateway.http;
