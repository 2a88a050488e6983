import type { z } from 'zod';
import type { publicProgrammeView } from '../programme-schemas';
import { countdown } from './countdown';
import { olderPages } from './older-pages';
import type { OpenContext, OpenPageOf } from './open-context';

type Programme = z.output<typeof publicProgrammeView>;
interface Listed {
  items: Programme[];
  next: string | null;
}

/** Where the public site begins: open calls and notices with the time left, then all programmes, newest first. */
export const publicIndexPage: OpenPageOf = {
  path: '/public',
  template: 'publish/public-index-page',
  async show(context) {
    const { t, own, code, time, cursor, desk } = context;
    const when = (instant: string | null) => ({ text: instant ? time(instant) : '—' });
    const inState = async (state: string) =>
      cursor ? [] : (await desk.see<Listed>('/public/programmes', {}, { state, limit: '100' })).items;
    const { items, next } = await desk.see<Listed>('/public/programmes', {}, { cursor, limit: '50' });
    return {
      title: t('publish.public-information'),
      description: t('publish.public-description'),
      calls: (await inState('open')).map((one) => linkTo(context, one, '', one.closesAt)),
      notices: (await inState('notice')).map((one) => linkTo(context, one, '/notice', one.noticeEndsAt)),
      programmes: {
        caption: t('publish.published-programmes'),
        captionClasses: 'govuk-table__caption--m',
        head: [
          'publish.programme',
          'record.state',
          'publish.published',
          'publish.call-closes',
          'publish.notice-ends',
        ].map((key) => ({ text: t(key) })),
        rows: items.map((one) => [
          { text: own(one.title), href: `/public/programmes/${one.id}` },
          { text: code(one.state) },
          when(one.publishedAt),
          when(one.closesAt),
          when(one.noticeEndsAt),
        ]),
      },
      pagination: olderPages('/public', cursor, next),
    };
  },
};

function linkTo(context: OpenContext, { id, title }: Programme, page: '' | '/notice', until: string | null) {
  const { t, own, time, now } = context;
  return {
    text: own(title),
    href: `/public/programmes/${id}${page}`,
    until: until && time(until),
    left: until && (countdown(context, now, until) ?? t('publish.over')),
  };
}
