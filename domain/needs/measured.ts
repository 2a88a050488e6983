import type { Json } from '../record/journal';

/** A measure and the figures it was made of; null when there is nothing to measure. */
export type Measured = { value: number; basis: Json } | null;
