import type { OutcomeLine, ProjectOutcome } from '../../domain/improve/project-outcome';

/** What a project came to: visits and group work for care, and an activity for people without a file. */
export function sampleOutcome(
  id: string,
  bureauId: string,
  more: Partial<ProjectOutcome> & { met?: number } = {},
): ProjectOutcome {
  const { met = 12, ...fields } = more;
  const line = (
    need: OutcomeLine['need'],
    measure: OutcomeLine['measure'],
    [households, needs, isMet, personTimes, spent]: readonly [number, number, number, number, number],
  ): OutcomeLine => ({ need, measure, households, needs, met: isMet, personTimes, spent });
  return {
    ...{ id, bureauId, programmeId: 'earlier', endedAt: '2025-06-30T04:00:00.000Z', endedAs: 'closed' },
    spent: 500_000,
    lines: [
      line('care', 'all', [16, 20, met, 80, 400_000]),
      line('care', 'visit', [10, 14, met, 60, 300_000]),
      line('care', 'group', [3, 3, 0, 20, 100_000]),
      line('care', 'none', [6, 6, 0, 0, 0]),
      line('unknown', 'all', [0, 0, 0, 20, 100_000]),
      line('unknown', 'activity', [0, 0, 0, 20, 100_000]),
    ],
    satisfaction: { answers: 30, share: 0.9 },
    ...fields,
  };
}
