import type { z } from 'zod';
import type { Rulebook } from '../../../domain/publish/rulebook';
import { page } from '../../record/pages/page';
import type { programmeView as programmeSchema } from '../programme-schemas';
import { caseBehind } from './case-behind';
import { programmeView } from './programme-view';

type Programme = z.output<typeof programmeSchema>;

/** The call as organisations and the public will see it; of a draft, before it is published. */
export const previewPage = page({
  path: '/programmes/:programmeId/preview',
  right: 'GET /programmes/:programmeId',
  template: 'publish/preview-page',
  async show(context) {
    const { desk, params, services, own, t } = context;
    const programme = await desk.see<Programme>('/programmes/:programmeId', params);
    const { rulebook } = await desk.see<{ rulebook: Rulebook }>('/rulebooks/:hash', {
      hash: programme.rulebookHash,
    });
    const bureau = await services.store.organisations.get(programme.bureauId);
    const before = programme.continues
      ? await desk.seeIf<Programme>('/programmes/:programmeId', { programmeId: programme.continues })
      : null;
    const shown = { ...programme, bureau: bureau?.name ?? '' };
    return {
      title: own(programme.title),
      crumbs: [
        { text: t('publish.programmes'), href: '/programmes' },
        { text: own(programme.title), href: `/programmes/${programme.id}` },
      ],
      isPublished: programme.publishedAt !== null,
      publicAddress: `/public/programmes/${programme.id}`,
      ...programmeView(context, shown, rulebook, before, await caseBehind(desk, programme)),
    };
  },
});
