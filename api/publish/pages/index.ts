import type { ConsolePage } from '../../record/pages/mount-pages';
import { correctPage } from './correct-page';
import { changeDraftPage, draftPage } from './draft-page';
import { pinRulebookPage } from './pin-rulebook-page';
import { previewPage } from './preview-page';
import { programmesPage } from './programmes-page';
import { answerPage, askPage, questionsPage } from './question-pages';
import { rulebookPage } from './rulebook-page';
import { rulebooksPage } from './rulebooks-page';
import { abandonPage, approvePage, proposePage, returnPage } from './step-pages';

export const publishPages: readonly ConsolePage[] = [
  programmesPage,
  rulebooksPage,
  pinRulebookPage,
  rulebookPage,
  draftPage,
  changeDraftPage,
  previewPage,
  proposePage,
  approvePage,
  returnPage,
  abandonPage,
  correctPage,
  questionsPage,
  askPage,
  answerPage,
];
