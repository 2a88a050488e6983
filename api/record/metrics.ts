import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { SEALED_DECISIONS } from '../../domain/match/seal';

/** What `/metrics` tells. Labels are route templates and names of decisions, never ids. */
export interface Metrics {
  /** @param seconds from the first byte in to the last byte out */
  request(method: string, route: string, status: number, seconds: number): void;
  /** @param outcome `answered` or the type of the fault */
  decision(name: string, outcome: string, seconds: number): void;
  contentType: string;
  text(): Promise<string>;
}

/** Everything about applications that went well is counted together: apart it would tell how many apply. */
const SEALED_ROUTE = /^(\/programmes\/:programmeId)?\/applications(\/|$)/;
const TOGETHER = ['ANY', '/applications', '200'] as const;

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
    request(method, route, status, seconds) {
      const isSealed = SEALED_ROUTE.test(route) && status < 400;
      requests.labels(...(isSealed ? TOGETHER : [method, route, String(status)])).observe(seconds);
    },
    decision(name, outcome, seconds) {
      if (!SEALED_DECISIONS.includes(name)) decisions.labels(name, outcome).observe(seconds);
    },
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}
