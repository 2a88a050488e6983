import { allowedDecisions } from '../record/lifecycle';
import { evaluationLifecycle } from './evaluation-lifecycle';
import type { Indicator } from './indicator';
import { scoringParties } from './scoring-parties';

const indicators: Indicator[] = [
  {
    id: 'a',
    dimension: { zh: '管理', en: 'management' },
    title: { zh: 'a', en: 'a' },
    points: 100,
    judges: [
      { party: 'bureau', weight: 50 },
      { party: 'street', weight: 25 },
      { party: 'evaluators', weight: 20 },
      { party: 'partners', weight: 5 },
      { party: 'records', weight: 0 },
    ],
    rule: { kind: 'judged' },
  },
];

describe('who has to score', () => {
  it('is every party with an indicator: bureau, street, evaluators and partners', () => {
    expect(scoringParties({ indicators }, { street: true, evaluators: true, partners: true })).toEqual([
      'bureau',
      'street',
      'evaluators',
      'partners',
    ]);
  });

  it('is not the street of a project without one, nor evaluators or partners of whom there are none', () => {
    const none = { street: false, evaluators: false, partners: false };
    expect(scoringParties({ indicators }, none)).toEqual(['bureau']);
  });
});

describe('the life of an evaluation', () => {
  it('lets the provider appeal against a final result only, and once', () => {
    const states = Object.keys(evaluationLifecycle.table).filter((state) =>
      allowedDecisions(evaluationLifecycle, state as 'final').includes('appeal'),
    );
    expect(states).toEqual(['final']);
  });
});
