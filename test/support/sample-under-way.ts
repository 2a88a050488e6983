import { ulid } from 'ulid';
import type { EarlyLook } from '../../domain/match/early-look';
import type { User } from '../../domain/people/account';
import { CHAIN_START } from '../../domain/record/journal';
import type { Role } from '../../domain/record/party';
import { workflowId } from '../../domain/record/workflow-id';
import type { ProjectRecord } from '../../domain/serve/project-record';
import type { MongoStore } from '../../infra/database/mongo-store';
import { sampleConsent, sampleEarlyLook } from './sample-early-look';
import { sampleOutcome } from './sample-outcomes';
import { SPOT_CHECKS, sampleSpotCheck, sampleVisit } from './sample-spot-checks';

const DAY_MS = 86_400_000;

/**
 * What a programme in its last weeks does not show any more: calls that are drafted, open, reviewed and on notice,
 * early looks at sealed applications, an agreement and an amendment to sign, a report to review, a change, an objection and a finding that are open.
 */
export async function addUnderWay(
  store: MongoStore,
  concerned: { [role in Role]: User },
  at: string,
): Promise<void> {
  const later = (days: number) => new Date(Date.parse(at) + days * DAY_MS).toISOString();
  const task = await store.tasks.first({ what: 'payment.approve', status: 'open' });
  const project = await store.projects.need(task?.projectId ?? '');
  const programme = await store.programmes.need(project.programmeId);
  const application = await store.applications.need(project.applicationId);
  const certifier = concerned['organisation-certifier'];
  const evaluator = concerned.evaluator;

  const addProgramme = async (state: string, title: string): Promise<string> => {
    const id = ulid();
    const isDraft = state === 'draft' || state === 'proposed';
    await store.programmes.insert({
      ...programme,
      ...{
        id,
        state,
        title: { zh: title, en: `${programme.title.en ?? ''}: ${state}` },
        continues: programme.id,
      },
      ...{ publishedAt: isDraft ? null : later(-9), closesAt: isDraft ? null : later(11), corrections: [] },
      ...{
        applications: 0,
        round: state === 'notice' ? 1 : 0,
        noticeEndsAt: state === 'notice' ? later(5) : null,
      },
      ...{ awardedAt: null, closedAt: null, failure: null, figures: null },
    });
    await store.processes.insert({
      ...{
        id: workflowId.programme(id),
        kind: 'programme',
        programmeId: id,
        projectId: null,
        state,
        steps: 0,
      },
      ...{ head: CHAIN_START, open: true, startedAt: later(-9), endedAt: null },
    });
    return id;
  };
  const addApplication = async (programmeId: string, status: 'draft' | 'submitted'): Promise<string> => {
    const id = ulid();
    const submittedAt = status === 'draft' ? null : later(-8);
    await store.applications.insert({ ...application, id, programmeId, status, submittedAt, documents: [] });
    return id;
  };

  await store.notices.insert({
    ...{ id: `user/${certifier.id}|serve/report-returned|sample`, template: 'serve/report-returned' },
    ...{ recipient: `user/${certifier.id}`, programmeId: programme.id, businessKey: 'sample', data: {} },
    ...{ event: null, status: 'failed', queuedAt: later(-1), sentAt: null, attempts: 1 },
    failure: 'conflict: the mail server refused the mail for good (EENVELOPE 550)',
  });
  await addProgramme('draft', '明年的救助服务（草稿）');
  await addProgramme('proposed', '明年的救助服务（待批）');
  const open = await addProgramme('open', '明年的救助服务（征集中）');
  await addApplication(open, 'draft');
  await store.questions.insert({
    ...{
      id: ulid(),
      programmeId: open,
      text: '联合体可以申报吗？',
      askedBy: certifier.id,
      askedAt: later(-1),
    },
    ...{ answerBy: later(2), answer: null, answeredBy: null, answeredAt: null },
  });

  const lookedAt = (change: Partial<EarlyLook>) =>
    sampleEarlyLook(ulid(), {
      ...{ programmeId: open, reason: '多家机构反映附件打不开', askedBy: concerned['bureau-officer'].id },
      ...{ askedAt: later(-2), ...change },
    });
  const consent = (covers: string[]): Partial<EarlyLook> => ({
    ...sampleConsent([concerned['bureau-officer'].id, concerned['bureau-approver'].id], covers),
    ...{ answer: '情况属实', answeredAt: later(-1) },
  });

  const reviewing = await addProgramme('reviewing', '明年的救助服务（评审中）');
  const reviewed = await addApplication(reviewing, 'submitted');
  const endOfLook = { status: 'ended', endedAt: at, reads: 1, opened: 1 } as const;
  const ended = lookedAt({ ...consent([reviewed]), ...endOfLook, programmeId: reviewing });
  await store.earlyLooks.insertMany([lookedAt({}), lookedAt(consent([])), ended]);
  await store.earlyReads.insert({
    ...{ id: ulid(), lookId: ended.id, programmeId: reviewing, applicationId: reviewed, documentId: null },
    ...{ userId: ended.askedBy, organisationId: concerned['bureau-officer'].organisationId, at: later(-1) },
  });
  const seat = {
    programmeId: reviewing,
    evaluatorId: evaluator.id,
    voidReason: null,
    replaces: null,
  } as const;
  await store.seats.insertMany([
    { ...seat, id: `${reviewing}/1`, number: 1, state: 'drawn' },
    { ...seat, id: `${reviewing}/2`, number: 2, state: 'declared' },
  ]);
  await store.processes.insert({
    ...{
      id: workflowId.panel(reviewing),
      kind: 'panel',
      programmeId: reviewing,
      projectId: null,
      state: 'sitting',
    },
    ...{ steps: 0, head: CHAIN_START, open: true, startedAt: later(-2), endedAt: null },
  });
  await store.reviewSheets.insert({
    ...{
      id: `${reviewing}/2|${reviewed}`,
      programmeId: reviewing,
      seatId: `${reviewing}/2`,
      applicationId: reviewed,
    },
    ...{ evaluatorId: evaluator.id, marks: [], submittedAt: null },
  });

  const notice = await addProgramme('notice', '明年的救助服务（公示中）');
  const ranked = await addApplication(notice, 'submitted');
  await store.objections.insert({
    ...{
      id: ulid(),
      programmeId: notice,
      against: 'ranking/1',
      applicationId: ranked,
      grounds: '评分依据不清楚',
    },
    ...{
      raisedBy: certifier.organisationId,
      raisedAt: later(-1),
      status: 'open',
      answer: null,
      remedy: null,
      answeredAt: null,
    },
  });

  const signing = ulid();
  const stages = { agreement: at };
  await store.projects.insert({
    ...project,
    ...{
      id: signing,
      state: 'agreement',
      title: '待签协议的项目',
      stages,
      grades: {},
      paid: 0,
      startsOn: null,
    },
    ...{ endsOn: null, agreement: project.agreement && { ...project.agreement, signatures: [] } },
  });
  const report = await store.reports.first({ projectId: project.id }, { sort: { version: -1 } });
  if (report) {
    const next = { ...report, version: report.version + 1, reviews: {} };
    await store.reports.insertMany([
      { ...next, id: `${project.id}/${report.reportId}/${next.version}`, status: 'certified' },
      { ...next, id: `${signing}/${report.reportId}/1`, projectId: signing, version: 1, status: 'draft' },
    ]);
  }
  const other = await store.reports.first({
    projectId: project.id,
    reportId: { $ne: report?.reportId ?? '' },
  });
  if (other) {
    const version = other.version + 1;
    const id = `${project.id}/${other.reportId}/${version}`;
    await store.reports.insert({ ...other, id, version, status: 'submitted', reviews: {} });
  }
  const change = await store.changeRequests.first({});
  if (change) {
    await store.changeRequests.insert({
      ...{
        ...change,
        id: ulid(),
        projectId: project.id,
        status: 'open',
        needsApproval: true,
        requestedAt: later(-1),
      },
      ...{ decidedBy: null, decidedAt: null, decisionReason: null },
    });
    const bureau = concerned['bureau-approver'];
    await store.changeRequests.insert({
      ...{ ...change, id: ulid(), projectId: project.id, kind: 'extension', ground: 'force-majeure' },
      ...{ status: 'to-sign', needsApproval: true, shifts: [], supplement: 0, extendDays: 30 },
      ...{ requestedAt: later(-3), decidedBy: bureau.id, decidedAt: later(-1), decisionReason: '情况属实' },
      approvals: [{ userId: bureau.id, role: 'bureau-approver', at: later(-1) }],
      reasons: { [bureau.id]: '情况属实' },
      amendment: {
        ...{ number: 1, documentId: ulid(), sha256: 'a'.repeat(64), signatures: [] },
        changed: [{ what: { zh: '项目截止日', en: 'Last day' }, from: '2026-03-31', to: '2026-04-30' }],
      },
    });
  }
  const finding = await store.findings.first({});
  if (finding) {
    await store.findings.insert({
      ...{
        ...finding,
        id: `${project.id}/under-way-final`,
        projectId: project.id,
        round: 'final',
        state: 'planning',
      },
      ...{ plan: null, evidence: [], inspections: [], outcome: null, openedAt: later(-1), closedAt: null },
    });
  }
  await addFormerPhase(store, project, later(-400));
  // Of an earlier project, so that its organisation has a record; contested, and not answered yet.
  await store.standings.put(project.id, {
    ...{ organisationId: project.organisationId, programmeId: project.programmeId, projectId: project.id },
    ...{ grade: null, score: null, standing: 'normal', until: null, points: 0, unspent: 0, carriedOver: [] },
    ...{ reason: 'no-final-grade: no consequence in the rulebook', at: later(-30) },
    contest: {
      ...{ state: 'open', raisedAt: later(-1), reason: '末期评估结果没有计入', documents: [] },
      ...{ answer: null, answeredAt: null },
    },
  });
  await appealOne(store, concerned, at);
  await checkOnTheSpot(store, project, evaluator.id, later(-1));
  for (const [n, met] of [12, 9, 14].entries()) {
    const more = { met, endedAt: later(-200 * (n + 1)), spent: 500_000 + n * 40_000 };
    await store.outcomes.insert(sampleOutcome(ulid(), project.bureauId, more));
  }
  const told = {
    ...{ projectId: project.id, programmeId: project.programmeId, organisationId: project.organisationId },
    ...{ bureauId: project.bureauId, title: '邻里互助小组', need: '独居老人白天无人照看' },
    ...{ done: '邻居结对，社工每周上门两次', result: '全年没有发生意外', sha256: '0'.repeat(64) },
    voices: [{ name: '王**', words: '像一家人一样' }],
  };
  await store.goodCases.insertMany([
    {
      ...{ ...told, id: ulid(), state: 'asking', proposedAt: later(-2) },
      ...{ publishedAt: null, endedAt: null },
    },
    {
      ...{ ...told, id: ulid(), state: 'published', proposedAt: later(-9) },
      ...{ publishedAt: later(-8), endedAt: null },
    },
  ]);
}

/** The programme that this one continues, in which the organisation left something short: its plan is checked now. */
async function addFormerPhase(store: MongoStore, project: ProjectRecord, at: string): Promise<void> {
  const programme = await store.programmes.need(project.programmeId);
  const former = ulid();
  const title = { zh: '去年的救助服务', en: 'Last year’s services' };
  await store.programmes.insert({
    ...programme,
    id: former,
    title,
    state: 'closed',
    continues: null,
    round: 0,
  });
  await store.programmes.put(programme.id, { continues: former });
  const projectId = ulid();
  await store.standings.insert({
    ...{ id: projectId, projectId, programmeId: former, organisationId: project.organisationId, at },
    ...{ grade: null, score: null, standing: 'normal', until: null, points: 0, unspent: 0, carriedOver: [] },
    reason: 'no-final-grade: no consequence in the rulebook',
    plan: [
      {
        ...{
          id: 'deliverable-trainings',
          kind: 'deliverable',
          title: { zh: '护理培训', en: 'Care training' },
        },
        ...{ type: 'training', indicator: null, target: 12, result: 9 },
        ...{ measure: '每月固定一场', owner: '项目主管', dueOn: null },
      },
    ],
  });
}

/** A visit to come, and one on record. */
async function checkOnTheSpot(
  store: MongoStore,
  { programmeId, id: projectId, organisationId, bureauId, rulebookHash }: ProjectRecord,
  inspectorId: string,
  at: string,
): Promise<void> {
  const { rulebook } = await store.rulebooks.need(rulebookHash);
  const evaluation = { ...rulebook.evaluation, spotChecks: SPOT_CHECKS };
  // A rulebook that is pinned never changes: the checks have one of their own.
  await store.rulebooks.put('with-spot-checks', { rulebook: { ...rulebook, evaluation } });
  const checked = { rulebookHash: 'with-spot-checks', inspectorIds: [inspectorId] };
  const of = { programmeId, projectId, organisationId, bureauId, ...checked };
  const waits = sampleSpotCheck({ ...of, id: ulid() }, at);
  const done = sampleSpotCheck({ ...of, id: ulid() }, at);
  const visit = sampleVisit(ulid(), done.id, inspectorId, at.slice(0, 10));
  await store.spotVisits.insert(visit);
  await store.spotChecks.insertMany([
    waits,
    { ...done, state: 'visited', secret: false, visitId: visit.id, faults: ['safety'], endedAt: at },
  ]);
}

/** A judge who has still to score, a veto to rule on, and an appeal to decide. */
async function appealOne(store: MongoStore, concerned: { [role in Role]: User }, at: string): Promise<void> {
  const scoring = await store.evaluations.first({ round: 'final', evaluatorIds: concerned.evaluator.id });
  const own = await store.scoreSheets.first({
    evaluationId: scoring?.id ?? '',
    userId: concerned.evaluator.id,
  });
  if (scoring && own) {
    await store.scoreSheets.put(own.id, { submittedAt: null });
    const claim = {
      code: 'misappropriation',
      party: 'street',
      evidence: '凭证与账目不符',
      ruling: null,
    } as const;
    const claims = [{ ...claim, claimedBy: concerned['street-officer'].id, reason: null }];
    await store.evaluations.put(scoring.id, { state: 'scoring', claims });
  }
  const closed = await store.evaluations.first({ round: 'mid-term', projectId: scoring?.projectId ?? '' });
  if (!closed) return;
  const grounds = ulid();
  const { score, grade } = closed;
  const by = concerned['organisation-certifier'];
  const statement = { text: '满意度未计入电话回访', by: by.id, organisationId: by.organisationId, at };
  await store.evaluations.put(closed.id, {
    state: 'appealed',
    statements: { ...closed.statements, [grounds]: statement },
    appeal: {
      ...{ grounds, contested: ['administration'], at, outcome: null, reason: null, decidedAt: null },
      before: { score, grade },
    },
  });
}
