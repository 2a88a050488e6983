import { Fault } from '../record/fault';
import type { Remedy } from './complaint-terms';

/**
 * A remedy that applies to one application says to which of its programme.
 * @param applications of the programme, by id
 * @throws Fault `invalid-input` for a remedy that needs an application of the programme and names none
 */
export function mustNameApplication(
  applications: { readonly [applicationId: string]: unknown },
  remedy: Remedy,
  about: string | null,
): void {
  const needsOne = remedy === 'exclude' || remedy === 'rescore';
  if (!needsOne || (about !== null && Object.hasOwn(applications, about))) return;
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
