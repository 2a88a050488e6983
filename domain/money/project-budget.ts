import type { Fen } from './fen';

/** What a project may get, has reserved and has been paid. id = project id. reserved + paid never exceeds award. */
export interface ProjectBudget {
  id: string;
  programmeId: string;
  award: Fen;
  reserved: Fen;
  paid: Fen;
  returned: Fen;
  withheld: Fen;
}
