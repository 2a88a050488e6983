/** What an inspector found about one item of the checklist. */
export interface SpotAnswer {
  /** Code of the item. */
  item: string;
  found: 'in-order' | 'fault' | 'not-applicable';
  note: string;
}

/** What an inspector wrote down on the spot. Saved before it is handed in, and never changed. */
export interface SpotVisit {
  id: string;
  checkId: string;
  userId: string;
  /** Day of the visit, China time. */
  on: string;
  place: string;
  answers: SpotAnswer[];
  summary: string;
  /** Ids of documents. */
  photos: string[];
}

/** One drawn project and those who are to visit it. */
export interface SpotCheck {
  id: string;
  programmeId: string;
  projectId: string;
  organisationId: string;
  bureauId: string;
  rulebookHash: string;
  /** Which drawing of the rulebook, from 0. */
  drawing: number;
  /** Only those who run and check the programme, and the inspectors, may know of it. */
  secret: boolean;
  /** `unvisited`: nobody who may go was left to be drawn. */
  state: 'drawn' | 'visited' | 'unvisited';
  drawnAt: string;
  /** Whose turn it is. */
  inspectorIds: string[];
  /** Whose turn it was: not drawn again. */
  silentIds: string[];
  visitId: string | null;
  /** Items in which a fault was found; null before the visit. */
  faults: string[] | null;
  endedAt: string | null;
}

/** Keys in the process of a programme's spot checks. */
export const drawingKey = (drawing: number) => `draw/${drawing}`;
export const visitKey = (checkId: string) => `visit/${checkId}`;

/** Key within its project of the finding that a faulty item becomes: a project is drawn once in a drawing. */
export function spotFindingKey(drawing: number, item: string): string {
  return `${item}-spot-check-${drawing + 1}`;
}

export function faultsIn(answers: readonly SpotAnswer[]): string[] {
  return answers.filter(({ found }) => found === 'fault').map(({ item }) => item);
}
