import type { Request } from 'express';
import { isLanguage, type Language } from './words';

/** The choice of the person at this browser, else of the account, else Chinese. */
export function languageOf(request: Request, ofAccount?: string): Language {
  const chosen = /(?:^|;\s*)lang=(zh|en)(?:;|$)/.exec(request.headers.cookie ?? '')?.[1];
  if (isLanguage(chosen)) return chosen;
  return isLanguage(ofAccount) ? ofAccount : 'zh';
}
