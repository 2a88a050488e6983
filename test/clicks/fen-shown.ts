import { fenOf } from '../../api/record/pages/form-values';

/** Fen of an amount as pages show it: `¥173,500.00`. */
export function fenShown(text: string): number {
  const fen = fenOf(text);
  if (fen === null) throw new Error(`no amount: ${text}`);
  return fen;
}
