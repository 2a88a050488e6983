import { z } from 'zod';
import { blindTermsNow } from '../../domain/match/blind-terms';
import { checkMarks, readMarks } from '../../domain/match/check-sheet';
import { CONFLICT_KINDS } from '../../domain/match/conflict';
import { isJudged } from '../../domain/match/criterion';
import { isPastPanel, shownWhenDeclared } from '../../domain/match/declared-now';
import { declareSeat, dissentFromResult, submitSheets } from '../../domain/match/panel-decisions';
import type { ReviewSheet, Seat } from '../../domain/match/seat';
import { readsIt, readsMark } from '../../domain/match/seat-reads';
import { DECLARATIONS } from '../../domain/match/seat-says';
import type { Relation } from '../../domain/people/access';
import { Fault } from '../../domain/record/fault';
import { workflowId } from '../../domain/record/workflow-id';
import { stateAnswer } from '../publish/programme-schemas';
import { type RelationContext, route } from '../record/route';
import { saveStatement } from '../record/save-statement';
import { pageOf, pageQuery } from '../record/schemas';
import { checkVersion } from '../record/version';
import { marks, seatParams, seatView, sheetParams, sheetView } from './application-schemas';
import { AWARDED, tellPanels, tellProgramme, tiedApplicants } from './found-ties';
import { namedConflict } from './named-conflict';
import { keepTies, namedOrganisations } from './named-ties';
import { applicantsOf, toScore } from './panel-reads';

type AtSeat = RelationContext<{ programmeId: string; number: number }, unknown>;

const idOf = ({ programmeId, number }: { programmeId: string; number: number }): string =>
  `${programmeId}/${number}`;

/** Somebody else's seat is as good as none. */
async function holder({ services: { store }, caller, params }: AtSeat): Promise<Relation[]> {
  const seat = await store.seats.need(idOf(params));
  if (seat.evaluatorId !== caller.userId)
    throw new Fault('not-found', { en: 'no such seat', zh: '没有这个评审席位' });
  return ['assigned'];
}

/** Papers are opened only after the declaration, and not after the seat has become void. */
function mustHaveDeclared(seat: Seat): void {
  if (seat.state === 'declared') return;
  throw new Fault(
    'not-allowed-now',
    { en: `this seat is ${seat.state}`, zh: '这个席位的状态不能评分' },
    {
      state: seat.state,
      allowed: seat.state === 'drawn' ? ['declare'] : [],
    },
  );
}

const words = z.string().trim().min(1).max(4_000);

export const seatRoutes = [
  route({
    method: 'get',
    path: '/panel-seats',
    action: 'match.list-own-seats',
    summary: 'My seats on review panels, newest first',
    tag: 'match',
    query: pageQuery,
    answer: pageOf(seatView),
    handle: ({ services: { store }, caller, query }) =>
      store.page('seats', { evaluatorId: caller.userId }, query),
  }),
  route({
    method: 'get',
    path: '/panel-seats/:programmeId/:number',
    action: 'match.see-seat',
    summary: 'My seat: who applied, so that conflicts can be declared; after that the papers and sheets',
    tag: 'match',
    params: seatParams,
    answer: seatView.extend({
      blind: z.boolean().describe('Who applied is not told before a ranking is on public notice'),
      shown: z
        .int()
        .optional()
        .describe(
          'Stands for what this seat reads now: give it as If-Match to declare no conflict; absent: it reads all',
        ),
      applicants: z.array(z.object({ organisationId: z.string(), name: z.string() })),
      applications: z
        .array(z.string())
        .meta({ description: 'To be scored by this seat; empty until declared' }),
      criteria: z.array(z.unknown()),
      sheets: z.array(sheetView),
    }),
    relation: holder,
    handle: async ({ services, params }) => {
      const { store } = services;
      const { programmeId } = params;
      const seat = await store.seats.need(idOf(params));
      const live = seat.state !== 'void';
      const open = seat.state === 'declared' || seat.state === 'submitted';
      const programme = await store.programmes.need(programmeId);
      const { rulebook } = await store.rulebooks.need(programme.rulebookHash);
      return {
        ...seat,
        blind: blindTermsNow(programme, rulebook.review) !== null,
        ...(seat.reads && { shown: readsMark(seat.reads, services.sha256) }),
        applicants: live ? await applicantsOf(store, seat) : [],
        applications: open ? await toScore(store, seat) : [],
        criteria: rulebook.review.criteria.filter(isJudged),
        sheets: open
          ? (await store.reviewSheets.find({ programmeId, seatId: seat.id }, { sort: { id: 1 } }))
              .filter(({ applicationId }) => readsIt(seat, applicationId))
              .map(showSheet)
          : [],
      };
    },
  }),
  route({
    method: 'post',
    path: '/panel-seats/:programmeId/:number/declare',
    action: 'match.declare-seat',
    summary:
      'Declare no conflict, a conflict of some kind with an applicant (at any time, also when the ranking or the awards are out), decline, or resign. Where the review is blind, name your ties from the whole register: with an applicant among them it is a conflict. No conflict where applications are shared out: with If-Match, `shown` of the seat',
    tag: 'match',
    params: seatParams,
    body: z.strictObject({
      declaration: z.enum(DECLARATIONS),
      conflict: z
        .strictObject({
          kind: z.enum(CONFLICT_KINDS),
          organisationId: z.string().min(1).max(64).optional(),
          code: z.string().min(1).max(16).optional(),
        })
        .optional()
        .describe(
          'With a conflict: of which kind, and with which applicant; where the review is blind, with the applicant of which application, by its code, unless ties or words tell',
        ),
      reason: words.optional(),
      ties: z
        .array(z.string().trim().min(1).max(200))
        .max(50)
        .optional()
        .describe('Organisations by id, unified social credit code or full name; kept in the own profile'),
    }),
    answer: stateAnswer.extend({ seat: z.string() }),
    relation: holder,
    handle: async ({ services, params: { programmeId, number }, caller, body, actor, at, key, ifMatch }) => {
      const { store } = services;
      const { declaration, reason } = body;
      const seat = await store.seats.need(`${programmeId}/${number}`);
      const present = seat.reads && readsMark(seat.reads, services.sha256);
      const shown = shownWhenDeclared(declaration, ifMatch, present);
      const programme = await store.programmes.need(programmeId);
      const conflict = await namedConflict(store, seat, body);
      const named = await namedOrganisations(store, body.ties ?? []);
      await keepTies(store, caller.userId, named);
      const profile = await store.users.need(caller.userId);
      const found = await tiedApplicants(store, profile, programme, at);
      const isTied = declaration === 'no-conflict' && found.length > 0;
      const known = isTied ? found.map((one) => one.organisationId) : [];
      const ties = [...new Set([...named, ...known])].sort();
      const id = workflowId.panel(programmeId);
      const saying = isTied ? 'conflict' : declaration;
      const isLate = programme.state === AWARDED && isPastPanel(seat, saying);
      const said = reason && (await saveStatement(services, id, reason, { actor, at, key }));
      const decision = {
        ...{ seat: number, evaluatorId: caller.userId, actor, at },
        declaration: saying,
        ...shown,
        ...(conflict && { conflict }),
        ...(said && { reason: said }),
        ...(ties.length > 0 && { ties }),
      };
      const late = conflict?.organisationId === undefined ? found : [conflict];
      if (isLate)
        await tellProgramme(services, programmeId, {
          seat: number,
          found: late,
          ...(said && { words: said }),
        });
      const answer = isLate
        ? { state: programme.state, seat: seat.state }
        : await services.decide(id, declareSeat, decision, key);
      // Other panels learn of what was named here.
      if (named.length > 0) await tellPanels(services, profile, 'own-seats');
      return answer;
    },
  }),
  route({
    method: 'post',
    path: '/panel-seats/:programmeId/:number/dissent',
    action: 'match.dissent',
    summary: 'Not agree with the result on notice, with reasons; once for each ranking',
    tag: 'match',
    params: seatParams,
    body: z.strictObject({ reason: words }),
    answer: stateAnswer,
    relation: holder,
    handle: async ({ services, params: { programmeId, number }, caller, body, actor, at, key }) => {
      const id = workflowId.panel(programmeId);
      const reason = await saveStatement(services, id, body.reason, { actor, at, key });
      const decision = { seat: number, evaluatorId: caller.userId, reason, actor, at };
      return services.decide(id, dissentFromResult, decision, key);
    },
  }),
  route({
    method: 'put',
    path: '/panel-seats/:programmeId/:number/sheets/:applicationId',
    action: 'match.score',
    summary:
      'Save my marks for one application as far as they are given; they count once the seat submits. With If-Match a change made on an old copy is refused',
    tag: 'match',
    params: sheetParams,
    body: z.strictObject({ marks }),
    answer: sheetView,
    relation: holder,
    handle: async ({ services, params, caller, body, ifMatch }) => {
      const { store } = services;
      const { programmeId, applicationId } = params;
      // First: to a seat in conflict an application that is there must answer like one that is not.
      const seat = await store.seats.need(idOf(params));
      mustHaveDeclared(seat);
      if (!(await toScore(store, seat)).includes(applicationId))
        throw new Fault('not-found', { en: 'no such application', zh: '没有这份申报书' });
      const programme = await store.programmes.need(programmeId);
      const { rulebook } = await store.rulebooks.need(programme.rulebookHash);
      const given = readMarks(body.marks, rulebook.review.criteria);
      const fields = checkMarks(given, rulebook.review.criteria);
      if (fields.length > 0)
        throw new Fault(
          'rule-broken',
          { en: 'the marks break the rubric', zh: '评分不符合评审标准' },
          { fields },
        );
      const seatId = idOf(params);
      const id = `${seatId}|${applicationId}`;
      const sheet = {
        programmeId,
        seatId,
        applicationId,
        evaluatorId: caller.userId,
        ...draftMarks(given),
        submittedAt: null,
      };
      return store.transaction(async () => {
        mustHaveDeclared(await store.seats.need(seatId));
        const known = await store.reviewSheets.get(id);
        if (known && known.submittedAt !== null) {
          throw new Fault(
            'not-allowed-now',
            { en: 'this sheet is submitted', zh: '评分表已提交，不能再改' },
            { state: 'submitted', allowed: [] },
          );
        }
        checkVersion(ifMatch, versionOf(known));
        const version = versionOf(known) + 1;
        await store.reviewSheets.put(id, { ...sheet, version });
        return showSheet({ id, ...sheet, version });
      });
    },
  }),
  route({
    method: 'post',
    path: '/panel-seats/:programmeId/:number/submit',
    action: 'match.submit-sheets',
    summary: 'Submit all my sheets at once',
    tag: 'match',
    params: seatParams,
    answer: stateAnswer,
    relation: holder,
    handle: ({ services, params: { programmeId, number }, caller, actor, at, key }) => {
      const decision = { seat: number, evaluatorId: caller.userId, actor, at };
      return services.decide(workflowId.panel(programmeId), submitSheets, decision, key);
    },
  }),
];

/** 0: nothing saved yet. */
const versionOf = (sheet: ReviewSheet | null) => (sheet ? (sheet.version ?? 1) : 0);

/** What counts once it is submitted, and what is only said so far. */
function draftMarks(given: z.output<typeof marks>): Pick<ReviewSheet, 'marks' | 'remarks'> {
  return {
    marks: given.flatMap(({ points, ...mark }) => (points === undefined ? [] : [{ ...mark, points }])),
    remarks: given.flatMap(({ criterion, points, comment }) =>
      points === undefined ? [{ criterion, comment }] : [],
    ),
  };
}

function showSheet(sheet: ReviewSheet) {
  return { ...sheet, marks: [...sheet.marks, ...(sheet.remarks ?? [])], version: versionOf(sheet) };
}
