import { continueAsNew } from '@temporalio/workflow';
import type { ProgrammeInput } from '../../domain/publish/programme-input';
import {
  type ProgrammeDecision,
  type ProgrammeState,
  programmeLifecycle,
} from '../../domain/publish/programme-lifecycle';
import { NEW_PROGRAMME } from '../../domain/publish/programme-progress';
import type { Deadline } from '../../domain/record/deadline';
import { workflowId } from '../../domain/record/workflow-id';
import { Process } from '../record/process';
import { AwardStory } from './award-story';
import { CallStory } from './call-story';
import { ComplaintStory } from './complaint-story';
import { DraftStory } from './draft-story';
import { EarlyLookStory } from './early-look-story';
import { LateConflictStory } from './late-conflict-story';
import { ObjectionStory } from './objection-story';
import { ProgrammeDesk } from './programme-desk';
import { RankingStory } from './ranking-story';

/**
 * A programme from draft to close: drafted and approved by two officers; the call is open until its deadline, its
 * applications sealed but for an early look by two officers; eligibility, panel and ranking; public notice, with
 * objections and complaints that block the award; the awards, a project for each, and the reserve moving up where one
 * lapses; closed when all projects have ended.
 */
export async function programme(input: ProgrammeInput): Promise<void> {
  const { programmeId } = input;
  const ref = { workflowId: workflowId.programme(programmeId), kind: 'programme' as const, programmeId };
  const process = new Process<ProgrammeState, ProgrammeDecision>(
    ref,
    programmeLifecycle,
    input.carried?.process,
  );
  const desk = new ProgrammeDesk(process, programmeId, input.carried?.progress ?? NEW_PROGRAMME);
  const award = new AwardStory(desk);
  const ranking = new RankingStory(desk, award);
  const complaints = new ComplaintStory(desk, ranking);
  const objections = new ObjectionStory(desk, complaints);
  const looks = new EarlyLookStory(desk);
  const call = new CallStory(desk, ranking, looks);
  new DraftStory(desk).takeDecisions();
  call.takeDecisions();
  looks.takeDecisions();
  new LateConflictStory(desk, ranking).takeNotices();
  ranking.takeNotices();
  objections.takeDecisions();
  complaints.takeDecisions();
  award.takeNotices();

  const lapsed = async (deadline: Deadline): Promise<void> => {
    if (deadline.key === 'close') return call.close();
    if (deadline.key === 'notice') return ranking.endNotice();
    if (await looks.lapsed(deadline)) return;
    if (await complaints.lapsed(deadline)) return;
    return objections.escalate(deadline);
  };
  const outcome = await process.attend(lapsed);
  await process.allAnswered();
  if (outcome === 'continue') {
    await continueAsNew<typeof programme>({
      programmeId,
      carried: { process: process.carry(), progress: desk.progress },
    });
  }
}
