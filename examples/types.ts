import type { STAFF_MODES } from '../domain/evaluate/answer-mode';
import type { Appraiser } from '../domain/evaluate/appraisal';
import type { CallBackOutcome } from '../domain/evaluate/call-back';
import type { ScoringParty } from '../domain/evaluate/judged-by';
import type { SpotAnswer } from '../domain/evaluate/spot-check';
import type { Application } from '../domain/match/application';
import type { Remedy } from '../domain/match/complaint-terms';
import type { Fen } from '../domain/money/fen';
import type { Household, Need, ServiceRecord } from '../domain/needs/household';
import type { EvaluatorProfile, Organisation, User } from '../domain/people/account';
import type { Rulebook } from '../domain/publish/rulebook';
import type { ChangeGround } from '../domain/serve/change-terms';

/** Organisations, users and applications refer to each other by code; the database gives them ids. */
export interface ExampleOrganisation extends Omit<Organisation, 'id'> {
  code: string;
}

/** A role account: the name is what the account is for, never a person's. */
export interface ExampleUser extends Pick<User, 'email' | 'name' | 'roles' | 'language'> {
  code: string;
  /** Code of its organisation. */
  organisation: string;
  evaluator: (Omit<EvaluatorProfile, 'ties'> & { ties: ExampleTie[] }) | null;
}

export interface ExampleTie extends Omit<EvaluatorProfile['ties'][number], 'organisationId'> {
  organisation: string;
}

/** An application as its organisation fills it in. */
export interface ExampleApplication
  extends Pick<
    Application,
    | 'title'
    | 'summary'
    | 'plan'
    | 'beneficiaries'
    | 'months'
    | 'budget'
    | 'requested'
    | 'selfRaised'
    | 'deliverables'
    | 'hours'
    | 'team'
    | 'declarations'
  > {
  code: string;
  organisation: string;
  /** Id of the rulebook's lot; null where there are none. */
  lot: string | null;
}

/** The households that a project would serve, whichever of these applications gets it, with their needs. */
export interface ExampleNeeds {
  applications: string[];
  streetCode: string;
  households: ExampleHousehold[];
}

/** A household file 一户一档: a code, a group, the risk, an address for survey links or none, and its needs. */
export interface ExampleHousehold extends Pick<Household, 'code' | 'group' | 'riskClass' | 'email'> {
  /** `kind:service` */
  needs: `${Need['kind']}:${string}`[];
}

/** What a project does, month by month: each line happens in every month named. */
export interface ExampleService {
  application: string;
  lines: ServiceLine[];
  reports: ReportFigures[];
}

export interface ServiceLine {
  kind: ServiceRecord['kind'];
  /** 1 is the first month of the project. */
  months: number[];
  /** Days after that month began, 0-27. */
  day: number;
  /** Share of the project's households, 0-1: visits and file updates reach each of them, activities invite them. */
  coverage: number;
  /** People at one activity or group; for visits the people of one household. */
  people: number;
  /** Id of the deliverable that it counts for. */
  deliverable: string | null;
  note: string;
}

/** What a report says of its period. */
export interface ReportFigures {
  /** Id of the report in the rulebook. */
  report: string;
  /** Share of every deliverable's count that was done in the period, 0-1. */
  outputs: number;
  /** Share of every budget line that was spent in the period, 0-1. */
  spent: number;
  leveraged: Fen;
  personTimes: number;
  /** Share of the project's needs that are met by then, 0-1; absent: it was not asked. */
  needsMet?: number;
  /** Text of each section of the report, by section code. */
  sections: { [section: string]: string };
}

/** Who does what out of the ordinary. What is not said goes as it should. */
export interface ExampleBehaviour {
  /** Business instant at which the sandbox clock may start. */
  startsAt: string;
  questions: { organisation: string; text: string; answer: string }[];
  /** A correction before closing, or none. */
  correction: string | null;
  panel: {
    /** Seat numbers (of the first draw) whose evaluators never answer, and who declare a conflict with an applicant. */
    silentSeats: number[];
    conflictedSeats: { seat: number; organisation: string }[];
    /** How good an application is, 0-1: share of the points of each criterion; seats differ by `spread`. */
    quality: { [application: string]: number };
    spread: number;
    /** A seat that gives every application so much less of its points. */
    severe?: { seat: number; by: number };
  };
  objections: {
    /** Organisation that objects, against this application, if it was awarded or ranked. */
    by: string;
    against: string;
    grounds: string;
    answer: string;
    upheld: boolean;
    remedy: Remedy;
  }[];
  reports: {
    application: string;
    report: string;
    handedIn: 'on-time' | 'late' | 'never';
    /** Section that the bureau returns once, with the reason. */
    returned: { section: string; reason: string } | null;
    bureau: 'decides' | 'silent';
  }[];
  evaluations: {
    application: string;
    round: 'mid-term' | 'final';
    /** Share of the points that each party gives, 0-1. */
    marks: { [party in ScoringParty]?: number };
    /** Where judges of a party give so many points less than the records earn, and why. */
    departures?: { party: ScoringParty; indicator: string; less: number; reason: string }[];
    /** Parties that hand in nothing. */
    silent: ScoringParty[];
  }[];
  /** Where an application has no entry of its own. */
  usualMarks: { [round in 'mid-term' | 'final']: { [party in ScoringParty]?: number } };
  surveys: SurveyBehaviour[];
  /** What the inspectors of the first, the second … spot check find; beyond: nothing. The draw decides whose project it is. */
  spotChecks?: Pick<SpotAnswer, 'item' | 'note'>[][];
  /** What is heard at the first, the second … call-back of a survey; beyond, and of other surveys: that people were asked. */
  callBacks?: { application: string; round: 'mid-term' | 'final'; outcomes: CallBackOutcome[] }[];
  /** Share of the points (0-1) that each gives the evaluators of a round; all of them when absent. */
  appraisals?: { [by in Appraiser]: number };
  /** What the bureau proposes as good cases once all projects have ended, and whether the organisation agrees. */
  goodCases?: {
    application: string;
    title: string;
    need: string;
    done: string;
    result: string;
    agrees: boolean;
  }[];
  /** Where a project has no entry of its own. */
  usualSurvey: Omit<SurveyBehaviour, 'application' | 'round'>;
  rectifications: {
    application: string;
    round: 'mid-term' | 'final';
    measure: string;
    target: string;
    evidence: string;
    /** Result of each re-inspection in turn; the last one repeats. */
    inspections: ('passed' | 'failed')[];
  }[];
  changes: {
    application: string;
    kind: 'budget-shift' | 'supplement';
    percent: number;
    /** Where the rulebook names the reasons that count. */
    ground?: ChangeGround;
    reason: string;
    approved: boolean;
  }[];
  /** Grades that must come of it, by application and round: nothing is said of those that are not named. */
  expected: { [application: string]: { [round: string]: string } };
  payments: {
    application: string;
    tranche: string;
    bank: 'loses-answer' | 'answers-late' | 'answers-twice' | 'answers-wrongly';
  }[];
}

export interface SurveyBehaviour {
  application: string;
  round: 'mid-term' | 'final';
  /** Of ten who are asked: how many give each score; the rest stay silent. */
  ofTen: { 5: number; 4: number; 3: number; 2: number; 1: number };
  /** Of ten who are asked: how many know the service (awareness questions answered yes). */
  awareOfTen: number;
  /** How staff ask those without a link, in turn; absent: by phone and on paper. */
  staffModes?: (typeof STAFF_MODES)[number][];
}

/** What the city itself reported, for comparison. */
export interface CityFigures {
  source: string;
  projects: number | null;
  /** fen */
  money: Fen;
  leveraged: Fen;
  personTimes: number;
}

/** A programme as data: one folder of `examples/`, a file for each part. */
export interface Example {
  rulebook: Rulebook;
  organisations: ExampleOrganisation[];
  users: ExampleUser[];
  applications: ExampleApplication[];
  needs: ExampleNeeds[];
  service: ExampleService[];
  behaviour: ExampleBehaviour;
  figures: CityFigures;
}
