import type { FoundConflict } from '../../domain/match/conflict';
import { conflictCameLate, type LateConflict } from '../../domain/match/panel-decisions';
import type { NoticeDraft } from '../../domain/record/notice';
import { BY_NOTICE } from '../../domain/record/party';
import type { ProgrammeDesk } from './programme-desk';
import type { RankingStory } from './ranking-story';

/**
 * Conflicts of the panel's seats that come to light when the ranking is out. While it is on notice the panel judges anew
 * without the seat's sheets. Once the awards are made they stand until a complaint moves them (Government Procurement
 * Law, Art. 55): the conflict is put on record, and bureau and auditors are told, for whom it may be grounds to act.
 */
export class LateConflictStory {
  constructor(
    private readonly desk: ProgrammeDesk,
    private readonly ranking: RankingStory,
  ) {}

  /** Before the panel's own: what it tells after a conflict is about the panel that sat again. */
  takeNotices(): void {
    const { desk } = this;
    desk.process.onNotice(conflictCameLate, (notice) => {
      desk.remember({ lateConflicts: [...(desk.progress.lateConflicts ?? []), notice] });
      desk.process.later(() => this.takeUp());
    });
    for (const _ of desk.progress.lateConflicts ?? []) desk.process.later(() => this.takeUp());
  }

  private async takeUp(): Promise<void> {
    const { desk } = this;
    const [first] = desk.progress.lateConflicts ?? [];
    if (!first) return;
    const { state } = desk.process;
    const isOut = (state === 'notice' || state === 'settling') && !desk.progress.voidedBy;
    if (isOut) await this.ranking.awaitPanel(first.seat);
    if (state === 'running') await this.note(first);
    // More may have been told meanwhile.
    desk.remember({ lateConflicts: (desk.progress.lateConflicts ?? []).slice(1) });
  }

  /** Each once, however often it is told. */
  private async note({ seat, found, words }: LateConflict): Promise<void> {
    const { desk } = this;
    const { notedConflicts = [], bureauId } = desk.progress;
    const keyOf = ({ organisationId, kind }: FoundConflict) => `${seat}/${organisationId}/${kind}`;
    const fresh = found.filter((one) => !notedConflicts.includes(keyOf(one)));
    const noted = found.length > 0 ? fresh.map(keyOf) : [`${seat}`];
    if (noted.every((one) => notedConflicts.includes(one))) return;
    // The first was not noted before, so it tells these apart; all of them would make an id without bound.
    const [first, ...others] = noted;
    const named = others.length > 0 ? `${first}+${others.length}` : first;
    const told: NoticeDraft['to'][] = [
      { role: 'bureau-officer', organisationId: bureauId },
      { role: 'bureau-approver', organisationId: bureauId },
      { role: 'auditor' },
    ];
    await desk.record({
      decision: 'note-conflict',
      actor: BY_NOTICE,
      facts: { seat, found: fresh.map((one) => ({ ...one })), ...(words && { words }) },
      notices: told.map((to) => ({
        template: 'match/late-conflict',
        to,
        businessKey: `programme/${desk.programmeId}/conflict/${named}`,
        data: { programmeId: desk.programmeId, seat },
      })),
    });
    desk.remember({ notedConflicts: [...notedConflicts, ...noted] });
  }
}
