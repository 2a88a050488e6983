import type { ConsolePage } from '../../record/pages/mount-pages';
import { correctPage } from './correct-page';
import { programmesPage } from './programmes-page';

export const publishPages: readonly ConsolePage[] = [programmesPage, correctPage];
