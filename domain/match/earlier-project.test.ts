import type { Standing } from '../improve/standing';
import { earlierProjects } from './earlier-project';
import { explainCriterion } from './explain-criterion';
import { scoreApplication } from './score-application';

const line = (projectId: string, grade: string, points: number, more: Partial<Standing> = {}): Standing => ({
  ...{ id: projectId, organisationId: 'o', programmeId: 'g', projectId, grade, score: 90, points },
  ...{ standing: 'normal', until: null, reason: '', unspent: 0, carriedOver: [] },
  ...{ at: '2026-01-01T00:00:00.000Z', ...more },
});
const LINES = [
  line('p1', 'pass', 2),
  line('p2', 'excellent', 5),
  line('p3', 'fail', 0, { standing: 'excluded' }),
  line('p4', 'excellent', 5, { at: '2027-01-01T00:00:00.000Z' }),
];
const TITLES: { [id: string]: string } = { p1: '邻里互助', p2: '心连心' };
const earlier = earlierProjects(LINES, '2026-06-01T00:00:00.000Z', ({ projectId, grade }) => ({
  title: TITLES[projectId] ?? projectId,
  gradeTitle: grade === 'excellent' ? { zh: '优秀', en: 'excellent' } : null,
}));
const CRITERIA = [
  { id: 'record', title: { zh: '信用', en: 'Record' }, points: 10, rule: { kind: 'record-points' } },
  {
    ...{ id: 'past', title: { zh: '评估', en: 'Past' }, points: 8 },
    rule: { kind: 'past-grade', grades: [{ grade: 'excellent', points: 8 }], none: 0 },
  },
] as const;

it('the points of a record are explained by the projects and grades behind them', () => {
  const application = { id: 'a', lotId: null, requested: 1, hours: 0, recordPoints: 5, earlier };
  const graded = { ...application, pastGrades: ['excellent', 'pass'] };
  const { criteria } = scoreApplication(CRITERIA as never, graded, [graded], []);
  const [record, past] = criteria.map((one) => explainCriterion(CRITERIA as never, one, 'unnamed').evidence);
  expect(record?.zh).toBe('以往项目得分 5，取最高一项：心连心（优秀，5 分）；邻里互助（pass，2 分）');
  expect(past?.en).toBe('earlier grades: 心连心 (excellent, 5 points); 邻里互助 (pass, 2 points)');
});
