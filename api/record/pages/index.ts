import { calendarsPage, importCalendarPage } from './calendar-pages';
import { advanceClockPage, releaseClockPage } from './clock-pages';
import { documentsPage } from './documents-page';
import { chainPage, journalPage, processJournalPage } from './journal-pages';
import type { ConsolePage } from './mount-pages';
import { noticesPage } from './notices-page';
import { programmePage } from './programme-page';
import { searchPage } from './search-page';
import { sendNoticeAgainPage } from './send-notice-again-page';
import { workPage } from './work-page';

export const recordPages: readonly ConsolePage[] = [
  workPage,
  programmePage,
  searchPage,
  journalPage,
  processJournalPage,
  chainPage,
  documentsPage,
  noticesPage,
  sendNoticeAgainPage,
  calendarsPage,
  importCalendarPage,
  advanceClockPage,
  releaseClockPage,
];
