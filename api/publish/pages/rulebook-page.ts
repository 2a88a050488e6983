import type { Rulebook } from '../../../domain/publish/rulebook';
import { page } from '../../record/pages/page';
import { rulebookFacts } from './rulebook-facts';

/** A pinned rulebook: what it says, and what may be made of it. */
export const rulebookPage = page({
  path: '/rulebooks/:hash',
  right: 'GET /rulebooks/:hash',
  template: 'publish/rulebook-page',
  async show(context) {
    const { params, desk, t, own } = context;
    const { hash, rulebook } = await desk.see<{ hash: string; rulebook: Rulebook }>(
      '/rulebooks/:hash',
      params,
    );
    const [mayDraft, mayPin] = await Promise.all([desk.may('POST /programmes'), desk.may('POST /rulebooks')]);
    return {
      title: own(rulebook.title),
      facts: rulebookFacts(context, rulebook),
      hash,
      file: `/api/v1/rulebooks/${hash}`,
      links: [
        ...(mayDraft
          ? [{ text: t('publish.draft-programme'), href: `/programmes/new?rulebook=${hash}` }]
          : []),
        ...(mayPin ? [{ text: t('publish.new-from-this'), href: `/rulebooks/new?from=${hash}` }] : []),
      ],
    };
  },
});
