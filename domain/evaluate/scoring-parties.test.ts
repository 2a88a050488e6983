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
      { party: 'evaluators', weight: 25 },
      { party: 'records', weight: 0 },
    ],
    rule: { kind: 'judged' },
  },
];

describe('who has to score', () => {
  it('is every party with an indicator: bureau, street and evaluators', () => {
    expect(scoringParties({ indicators }, { street: true, evaluators: true })).toEqual([
      'bureau',
      'street',
      'evaluators',
    ]);
  });

  it('is not the street of a project without one, nor evaluators of whom none could be drawn', () => {
    expect(scoringParties({ indicators }, { street: false, evaluators: false })).toEqual(['bureau']);
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
