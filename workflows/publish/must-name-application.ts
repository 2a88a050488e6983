import type { Remedy } from '../../domain/match/complaint-terms';
import { Fault } from '../../domain/record/fault';
import type { ProgrammeDesk } from './programme-desk';

/** @throws Fault `invalid-input` for a remedy that needs an application of the programme and names none */
export function mustNameApplication({ progress }: ProgrammeDesk, remedy: Remedy, about: string | null): void {
  const needsOne = remedy === 'exclude' || remedy === 'rescore';
  if (!needsOne || (about !== null && progress.applications[about])) return;
  throw new Fault(
    'invalid-input',
    { en: 'a remedy needs the application it applies to', zh: '采取处理措施时，要选定对应的申报书' },
    {
      fields: [
        {
          field: 'applicationId',
          message: 'must name an application of this programme',
          zh: '应选定本项目计划的一份申报书',
        },
      ],
    },
  );
}
