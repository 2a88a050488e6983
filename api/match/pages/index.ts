import type { ConsolePage } from '../../record/pages/mount-pages';
import { answerObjectionPage } from './answer-objection-page';
import { beginPage } from './begin-page';
import { callsPage } from './calls-page';
import { complainPage, decideComplaintPage } from './complaint-pages';
import { declarePage } from './declare-page';
import { dissentPage } from './dissent-page';
import { answerEarlyLookPage, askEarlyLookPage, earlyLooksPage, earlyReadsPage } from './early-look-pages';
import { editPage } from './edit-page';
import { objectPage } from './object-page';
import { objectionsPage } from './objections-page';
import { ownApplicationsPage } from './own-applications-page';
import { acceptQuorumPage, extendPanelPage } from './panel-forms';
import { panelPage } from './panel-page';
import { papersPage } from './papers-page';
import { programmeApplicationsPage } from './programme-applications-page';
import { rankingsPage } from './rankings-page';
import { seatPage } from './seat-page';
import { seatsPage } from './seats-page';
import { sheetPage } from './sheet-page';
import { submitPage } from './submit-page';
import { submitSheetsPage } from './submit-sheets-page';
import { withdrawPage } from './withdraw-page';

/** Applications, panel, ranking and objections, for all who take part. */
export const matchPages: readonly ConsolePage[] = [
  ...[callsPage, beginPage, editPage, submitPage, withdrawPage, ownApplicationsPage, papersPage],
  ...[askEarlyLookPage, answerEarlyLookPage, earlyLooksPage, earlyReadsPage],
  ...[programmeApplicationsPage, panelPage, extendPanelPage, acceptQuorumPage, rankingsPage],
  ...[objectionsPage, objectPage, answerObjectionPage, complainPage, decideComplaintPage],
  ...[seatsPage, seatPage, declarePage, sheetPage, submitSheetsPage, dissentPage],
];
