import { z } from 'zod';
import { faultInChinese } from '../../domain/publish/fault-words';
import type { FaultField } from '../../domain/record/fault';
import { RULEBOOK_SHAPE } from './check-rulebook';
import { rulebookSchema } from './rulebook-schema';

/** Faults of a rulebook, as they came from the check, for readers of a language. */
export function faultsInLanguage(
  faults: readonly FaultField[],
  rulebook: unknown,
  lang: 'zh' | 'en',
): FaultField[] {
  if (lang === 'en') return [...faults];
  const shape =
    rulebookSchema.safeParse(rulebook, { error: z.locales.zhCN().localeError }).error?.issues ?? [];
  const shapeAt = new Map(shape.map((issue) => [issue.path.join('.'), issue.message]));
  return faults.map((fault) => ({
    ...fault,
    message:
      fault.rule === RULEBOOK_SHAPE
        ? (shapeAt.get(fault.field) ?? fault.message)
        : faultInChinese(fault.message),
  }));
}
