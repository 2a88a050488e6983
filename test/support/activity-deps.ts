import { createHash, randomBytes } from 'node:crypto';
import { ulid } from 'ulid';
import type { ActivityDeps } from '../../activities/deps';
import type { SurveyCodes } from '../../domain/evaluate/survey-codes';
import type { Store } from '../../domain/record/store';

const notGiven = (what: string) => async (): Promise<never> => {
  throw new Error(`this test gave no ${what}`);
};

/** Codes that say whose they are: the same for the worker and for the API. */
export const TEST_CODES: SurveyCodes = {
  code: (surveyId, householdId) => `code of ${householdId} in ${surveyId}`,
};

/** What activities are given, on a real store; ports that a test does not give throw when they are used. */
export function testDeps(store: Store, now: () => number, given: Partial<ActivityDeps> = {}): ActivityDeps {
  return {
    store,
    now,
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    newId: () => ulid(now()),
    newSeed: () => randomBytes(16).toString('hex'),
    bank: { send: notGiven('bank'), query: notGiven('bank'), statement: notGiven('bank') },
    files: {
      save: notGiven('files'),
      remove: notGiven('files'),
      read: () => {
        throw new Error('this test gave no files');
      },
    },
    documents: {
      html: () => {
        throw new Error('this test gave no documents');
      },
      pdf: notGiven('documents'),
    },
    mail: { send: notGiven('mail') },
    surveyCodes: TEST_CODES,
    ...given,
  };
}
