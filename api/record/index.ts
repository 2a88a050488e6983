import { calendarRoutes } from './calendar-routes';
import { documentRoutes } from './document-routes';
import { journalRoutes } from './journal-routes';
import { judgementRoutes } from './judgement-routes';
import { noticeRoutes } from './notice-routes';
import { processJournalRoutes } from './process-journal-routes';
import { processRoutes } from './process-routes';
import { sandboxRoutes } from './sandbox-routes';
import { searchRoutes } from './search-routes';
import { statementRoutes } from './statement-routes';
import { taskRoutes } from './task-routes';

/** Tasks, processes, journal, notices, calendars, documents and the sandbox clock. */
export const recordRoutes = [
  ...taskRoutes,
  ...processRoutes,
  ...journalRoutes,
  ...processJournalRoutes,
  ...judgementRoutes,
  ...searchRoutes,
  ...statementRoutes,
  ...noticeRoutes,
  ...calendarRoutes,
  ...documentRoutes,
  ...sandboxRoutes,
];
