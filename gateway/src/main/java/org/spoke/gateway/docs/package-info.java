/**
 * The interface described: OpenAPI 3.1 at /api/v1/openapi.json, Swagger UI at /docs, both offline.
 */
package org.spoke.gateway.docs;
