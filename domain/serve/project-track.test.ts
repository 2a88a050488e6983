import { presentStage, projectTrack, type StageDates } from './project-track';

const none = { from: null, to: null };
const dates: StageDates = {
  publish: { from: '2026-01-01T00:00:00.000Z', to: '2026-02-01T00:00:00.000Z' },
  match: { from: '2026-02-01T00:00:00.000Z', to: null },
  serve: none,
  evaluate: none,
  improve: none,
};

describe('the stage of a project', () => {
  it.each([
    ['agreement', 0, 0, 'match'],
    ['running', 0, 0, 'serve'],
    ['paused', 0, 0, 'serve'],
    ['running', 1, 2, 'evaluate'],
    ['running', 0, 1, 'improve'],
    ['closing', 0, 0, 'improve'],
    ['closed', 0, 0, null],
  ] as const)(
    'in state %s with %i open rounds and %i findings is %s',
    (state, openRounds, openFindings, stage) => {
      expect(presentStage({ state, openRounds, openFindings })).toBe(stage);
    },
  );

  it('is one on a track whose earlier stages are done and whose later ones are still to come', () => {
    const facts = { state: 'running', openRounds: 0, openFindings: 0 };
    expect(projectTrack(facts, dates).map(({ status }) => status)).toEqual([
      'done',
      'done',
      'present',
      'to-come',
      'to-come',
    ]);
  });

  it('of an award that lapsed leaves out what was never reached', () => {
    const facts = { state: 'lapsed', openRounds: 0, openFindings: 0 };
    expect(projectTrack(facts, dates).map(({ status }) => status)).toEqual([
      'done',
      'done',
      'left-out',
      'left-out',
      'left-out',
    ]);
  });
});
