import type { ConsolePage } from './mount-pages';
import { programmePage } from './programme-page';
import { projectPage } from './project-page';
import { workPage } from './work-page';

export const recordPages: readonly ConsolePage[] = [workPage, programmePage, projectPage];
