import { enterers, whoEnters } from './who-enters';

const all = { bureauId: 'bureau', streetId: 'street', evaluatorIds: ['e1', 'e2'] };

describe('who asks households and enters their answers', () => {
  it('are those whom the rulebook names, each evaluator for themselves', () => {
    expect(enterers(whoEnters('evaluators', all), all)).toEqual([{ userId: 'e1' }, { userId: 'e2' }]);
    expect(enterers(whoEnters('street', all), all)).toEqual([
      { role: 'street-officer', organisationId: 'street' },
    ]);
  });

  it('are the next who are there where those are not, and the bureau only when nobody else is', () => {
    const noEvaluators = { ...all, evaluatorIds: [] };
    expect(whoEnters('evaluators', noEvaluators)).toBe('street');
    const nobody = { ...noEvaluators, streetId: null };
    expect(enterers(whoEnters('evaluators', nobody), nobody)).toEqual([
      { role: 'bureau-officer', organisationId: 'bureau' },
    ]);
  });

  it('are the bureau, with every judge allowed to, where the rulebook names nobody', () => {
    expect(whoEnters(undefined, all)).toBeNull();
    expect(enterers(null, all)).toEqual([{ role: 'bureau-officer', organisationId: 'bureau' }]);
  });
});
