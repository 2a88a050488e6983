/** Digits and the capital letters that cannot be mistaken for digits: values 0 to 30 (GB 32100-2015, 4.2). */
const SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LENGTH = 18;

/** The check sign for the first 17 signs; null when one of them is not allowed (GB 32100-2015, 4.5: weights 3^i mod 31). */
export function usccCheckSign(first17: string): string | null {
  if (first17.length !== LENGTH - 1) return null;
  let sum = 0;
  let weight = 1;
  for (const sign of first17) {
    const value = SIGNS.indexOf(sign);
    if (value < 0) return null;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return SIGNS[(31 - (sum % 31)) % 31] ?? null;
}

/** Whether this is a unified social credit code 统一社会信用代码 with a right check sign. */
export function isUscc(code: string): boolean {
  return code.length === LENGTH && usccCheckSign(code.slice(0, -1)) === code.at(-1);
}
