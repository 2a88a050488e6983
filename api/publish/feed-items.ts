import type { EarlyLook } from '../../domain/match/early-look';
import type { ProgrammeRecord } from '../../domain/publish/programme-record';

/** An item of a JSON Feed (jsonfeed.org, version 1.1). */
export interface FeedItem {
  id: string;
  url: string;
  title: string;
  content_text: string;
  date_published: string;
}

/**
 * Everything that was made public about these programmes, newest first.
 * @param publicUrl where browsers reach us, without a slash at the end
 */
export function feedItems(
  programmes: readonly ProgrammeRecord[],
  looks: readonly EarlyLook[],
  publicUrl: string,
): FeedItem[] {
  return programmes
    .flatMap((one) =>
      itemsOf(
        one,
        looks.filter(({ programmeId }) => programmeId === one.id),
        publicUrl,
      ),
    )
    .sort((a, b) =>
      a.date_published < b.date_published
        ? 1
        : a.date_published > b.date_published
          ? -1
          : a.id < b.id
            ? -1
            : 1,
    );
}

function itemsOf(programme: ProgrammeRecord, looks: readonly EarlyLook[], publicUrl: string): FeedItem[] {
  const item = (part: string, zh: string, en: string, at: string | null, text = ''): FeedItem[] =>
    at === null
      ? []
      : [
          {
            id: `programme/${programme.id}/${part}`,
            url: `${publicUrl}/public/programmes/${programme.id}`,
            title: `${zh}：${programme.title.zh} / ${en}: ${programme.title.en}`,
            content_text: text,
            date_published: at,
          },
        ];
  return [
    ...item('call', '征集公告', 'Call', programme.publishedAt, `截止 / closes ${programme.closesAt ?? ''}`),
    ...programme.corrections.flatMap((one, index) =>
      item(`correction/${index + 1}`, '更正公告', 'Correction', one.at, one.text),
    ),
    ...looks.flatMap(({ id, reason, askedAt, answer, answeredAt, status, endedAt }) => [
      ...item(`early-look/${id}/asked`, '申请提前查看', 'Early look asked for', askedAt, reason),
      ...item(
        `early-look/${id}/answered`,
        status === 'refused' ? '不同意提前查看' : '同意提前查看',
        status === 'refused' ? 'Early look refused' : 'Early look consented to',
        answeredAt,
        answer ?? '',
      ),
      ...(status === 'lapsed'
        ? item(
            `early-look/${id}/ended`,
            '提前查看申请无人答复，视为不同意',
            'Early look not granted',
            endedAt,
          )
        : item(`early-look/${id}/ended`, '提前查看结束', 'Early look ended', endedAt)),
    ]),
    ...item('award', '立项公告', 'Awards', programme.awardedAt),
    ...item(
      'end',
      programme.failure === null ? '结项公告' : '终止公告',
      programme.failure === null ? 'Closed' : 'Failed',
      programme.closedAt,
      programme.failure ?? '',
    ),
  ];
}
