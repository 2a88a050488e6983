import type { z } from 'zod';
import type { Rulebook } from '../../../domain/publish/rulebook';
import { formPage } from '../../record/pages/form-page';
import type { PageContext } from '../../record/pages/page';
import type { programmeView } from '../programme-schemas';
import { caseBehind } from './case-behind';
import { rulebookFacts } from './rulebook-facts';
import { factsOf } from './speech';

type Programme = z.output<typeof programmeView>;

/** What is decided about, above the button: these pages are themselves the last look before it is sent. */
async function decidedAbout(context: PageContext) {
  const { desk, params, t, code } = context;
  const programme = await desk.see<Programme>('/programmes/:programmeId', params);
  const { rulebook } = await desk.see<{ rulebook: Rulebook }>('/rulebooks/:hash', {
    hash: programme.rulebookHash,
  });
  const before = programme.continues
    ? await desk.seeIf<Programme>('/programmes/:programmeId', { programmeId: programme.continues })
    : null;
  const may = (route: string) => desk.may(route, params);
  const mayChange = programme.state === 'draft' && (await may('PUT /programmes/:programmeId'));
  const mayReturn = programme.state === 'proposed' && (await may('POST /programmes/:programmeId/return'));
  const at = `/programmes/${params.programmeId}`;
  return {
    facts: [
      ...factsOf([
        [t('publish.title-zh'), programme.title.zh],
        [t('publish.title-en'), programme.title.en],
        [t('record.state'), code(programme.state)],
        [t('publish.continues'), before && context.own(before.title)],
        [t('publish.from-case'), (await caseBehind(desk, programme))?.title],
      ]),
      ...rulebookFacts(context, rulebook),
    ],
    links: [
      { text: t('publish.preview'), href: `${at}/preview` },
      ...(mayChange ? [{ text: t('publish.change-draft'), href: `${at}/change` }] : []),
      ...(mayReturn ? [{ text: t('publish.return'), href: `${at}/return` }] : []),
    ],
  };
}

const step = {
  template: 'publish/step-page',
  fields: () => [],
  around: decidedAbout,
  done: ({ params }: PageContext) => `/programmes/${params.programmeId}`,
};

export const proposePage = formPage({
  ...step,
  path: '/programmes/:programmeId/propose',
  right: 'POST /programmes/:programmeId/propose',
  title: 'publish.propose',
  lead: 'publish.propose-lead',
  button: 'publish.propose',
  doneText: 'publish.proposed',
});

/** Publishing: never by who drafted or proposed; the process sees to it. */
export const approvePage = formPage({
  ...step,
  path: '/programmes/:programmeId/approve',
  right: 'POST /programmes/:programmeId/approve',
  title: 'publish.approve',
  lead: 'publish.approve-lead',
  button: 'publish.approve',
  doneText: 'publish.approved',
});

export const abandonPage = formPage({
  ...step,
  path: '/programmes/:programmeId/abandon',
  right: 'POST /programmes/:programmeId/abandon',
  title: 'publish.abandon',
  lead: 'publish.abandon-lead',
  button: 'publish.abandon',
  doneText: 'publish.abandoned',
});

export const returnPage = formPage({
  path: '/programmes/:programmeId/return',
  right: 'POST /programmes/:programmeId/return',
  title: 'publish.return',
  lead: 'publish.return-lead',
  button: 'publish.return',
  check: true,
  fields: () => [{ kind: 'paragraph', name: 'reason', label: 'publish.reason' }],
  done: ({ params }) => `/programmes/${params.programmeId}`,
  doneText: 'publish.returned',
});
