import type { ConsolePage } from '../../record/pages/mount-pages';
import { agreementPage, signPage } from './agreement-pages';
import { boardPage } from './board-page';
import {
  changePage,
  changesPage,
  decideChangePage,
  requestChangePage,
  signAmendmentPage,
} from './change-pages';
import { pausePage, resumePage, terminatePage } from './pause-pages';
import { portfolioPage } from './portfolio-page';
import { projectPage } from './project-page';
import { certifyReportPage, reviewReportPage, submitReportPage } from './report-forms';
import { reportPage, reportsPage } from './report-pages';
import { streetMapPage } from './street-map-page';
import { writeReportPage } from './write-report-page';

/** Projects: their page, the portfolio and board, agreement, reports, changes, pause and end. */
export const servePages: readonly ConsolePage[] = [
  projectPage,
  portfolioPage,
  boardPage,
  agreementPage,
  signPage,
  reportsPage,
  reportPage,
  writeReportPage,
  submitReportPage,
  certifyReportPage,
  reviewReportPage,
  changesPage,
  requestChangePage,
  changePage,
  decideChangePage,
  signAmendmentPage,
  pausePage,
  resumePage,
  terminatePage,
  streetMapPage,
];
