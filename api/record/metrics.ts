import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** What `/metrics` tells. Labels are route templates and names of decisions, never ids. */
export interface Metrics {
  /** @param seconds from the first byte in to the last byte out */
  request(method: string, route: string, status: number, seconds: number): void;
  /** @param outcome `answered` or the type of the fault */
  decision(name: string, outcome: string, seconds: number): void;
  contentType: string;
  text(): Promise<string>;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'carecycle_http_request_seconds',
    help: 'Time to answer an HTTP request',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [registry],
  });
  const decisions = new Histogram({
    name: 'carecycle_decision_seconds',
    help: 'Time from putting a decision to a process to its answer',
    labelNames: ['decision', 'outcome'],
    buckets: SECONDS,
    registers: [registry],
  });
  return {
    request: (method, route, status, seconds) =>
      requests.labels(method, route, String(status)).observe(seconds),
    decision: (name, outcome, seconds) => decisions.labels(name, outcome).observe(seconds),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}
