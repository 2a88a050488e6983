/**
 * Random numbers that anybody can draw again from the recorded seed: sfc32 (Chris Doty-Humphrey's small fast
 * counter generator, 128 bits of state), its state filled from the seed text by four FNV-1a hashes with
 * different offsets, the first 20 numbers thrown away.
 * @returns whole numbers from 0 to 2^32 - 1
 */
export function numbersFrom(seed: string): () => number {
  let [a = 0, b = 0, c = 0, d = 0] = [0x811c9dc5, 0x9e3779b9, 0x243f6a88, 0xb7e15162].map((offset) =>
    fnv1a(seed, offset),
  );
  const next = () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  for (let thrown = 0; thrown < 20; thrown += 1) next();
  return next;
}

function fnv1a(text: string, offset: number): number {
  let hash = offset;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash | 0;
}

/** A uniform whole number below `bound`: numbers from the incomplete last stretch are drawn again. */
function below(bound: number, next: () => number): number {
  const whole = 2 ** 32 - (2 ** 32 % bound);
  for (;;) {
    const drawn = next();
    if (drawn < whole) return drawn % bound;
  }
}

/**
 * All ids in drawn order: every order is as likely as any other (Fisher-Yates). The ids are sorted first, so
 * that the order in which they are given makes no difference.
 */
export function drawnOrder(seed: string, ids: readonly string[]): string[] {
  const order = [...new Set(ids)].sort();
  const next = numbersFrom(seed);
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = below(last + 1, next);
    [order[last], order[other]] = [order[other] as string, order[last] as string];
  }
  return order;
}
