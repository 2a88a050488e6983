import { isBackTranche } from '../money/back-tranche';
import type { FaultField } from '../record/fault';
import { type RulebookCheck, sumOf, unless, unlessAscending } from './rule-check';
import type { Rulebook, TrancheTerms } from './rulebook';

const STAGES = ['signing', 'mid-term', 'final'] as const;

/** Tranches 分期拨付 sum to the whole award, come in the order of their gates, and wait for things that exist. */
export const trancheFaults: RulebookCheck = (rulebook) => {
  const { tranches } = rulebook;
  const total = sumOf(tranches.map((one) => one.share));
  return [
    ...unless(total === 100, 'tranches', `shares sum to ${total}, not to 100`),
    ...unlessAscending(
      tranches.map((one, index) => ({
        field: `tranches.${index}.gate.after`,
        value: STAGES.indexOf(one.gate.after),
      })),
      'a tranche must not come before the gate of the one before it',
      true,
    ),
    ...tranches.flatMap(({ id }, index) =>
      unless(
        !isBackTranche(id),
        `tranches.${index}.id`,
        'is a name that the system uses for money that comes back',
      ),
    ),
    ...tranches.flatMap((one, index) => gateFaults(rulebook, one, `tranches.${index}.gate`)),
  ];
};

function gateFaults(rulebook: Rulebook, { gate }: TrancheTerms, path: string): FaultField[] {
  const { rounds, bands } = rulebook.evaluation;
  const atSigning = gate.after === 'signing';
  const { minimumGrade } = gate;
  return [
    ...unless(
      atSigning || rounds.some((one) => one.id === gate.after),
      `${path}.after`,
      `there is no round "${gate.after}"`,
    ),
    ...unless(
      !atSigning || minimumGrade === undefined,
      `${path}.minimumGrade`,
      'at signing there is no grade yet',
    ),
    ...unless(
      !atSigning || !gate.heldByFindings,
      `${path}.heldByFindings`,
      'at signing there are no findings yet',
    ),
    ...unless(
      minimumGrade === undefined || bands.some((one) => one.grade === minimumGrade),
      `${path}.minimumGrade`,
      `there is no grade "${minimumGrade}"`,
    ),
    ...gate.reports.flatMap((id, index) =>
      gateReportFaults(rulebook, gate.after, id, `${path}.reports.${index}`),
    ),
  ];
}

function gateReportFaults(
  rulebook: Rulebook,
  after: (typeof STAGES)[number],
  id: string,
  field: string,
): FaultField[] {
  const report = rulebook.serve.reports.find((one) => one.id === id);
  if (!report) return unless(false, field, `there is no report "${id}"`);
  const round = report.round as (typeof STAGES)[number] | undefined;
  return unless(
    round === undefined || STAGES.indexOf(round) <= STAGES.indexOf(after),
    field,
    `report "${id}" belongs to the ${round} round: the tranche would not come after "${after}" but after that`,
  );
}
