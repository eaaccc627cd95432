/**
 * GET /metrics: the metrics of all services, each with its service's label (Prometheus text format
 * 0.0.4).
 */
package org.spoke.gateway.metrics;
