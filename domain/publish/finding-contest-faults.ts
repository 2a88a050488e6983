import { usualDays } from './period-bounds';
import { type RulebookCheck, unless } from './rule-check';

/** A finding is contested before its plan is due: afterwards the plan has accepted it, or the attempt has failed. */
export const findingContestFaults: RulebookCheck = ({ improve: { findingContest, planWithin } }) =>
  unless(
    !findingContest || usualDays(findingContest.within) < usualDays(planWithin),
    'improve.findingContest.within',
    'a finding is contested before its plan is due: improve.planWithin must be longer',
  );
