import { canonicalJson } from '../../domain/record/canonical-json';
import type { Json } from '../../domain/record/journal';

/** A value as JSON keeps it. */
export function plain(value: unknown): Json {
  return JSON.parse(canonicalJson(value)) as Json;
}
