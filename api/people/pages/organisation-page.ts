import type { z } from 'zod';
import { worksLink } from '../../improve/pages/works-link';
import { page } from '../../record/pages/page';
import type { organisationView } from '../people-schemas';
import { ORGANISATION_TABLE } from './organisation-table';

type Organisation = z.output<typeof organisationView>;

/** One organisation: what is known of it, and its users for those who manage them. */
export const organisationPage = page({
  path: '/organisations/:organisationId',
  right: 'GET /organisations/:organisationId',
  template: 'people/facts-page',
  async show(context) {
    const { desk, params, t, lang, day } = context;
    const { organisationId = '' } = params;
    const one = await desk.see<Organisation>('/organisations/:organisationId', { organisationId });
    const { registration } = one;
    const years = (passed: boolean) =>
      registration?.annualInspections
        .flatMap((each) => (each.passed === passed ? [each.year] : []))
        .join(', ');
    const list = (texts: string[] | undefined) => texts?.join(t('record.and')) ?? '';
    const mayChange = await desk.may('PATCH /organisations/:organisationId', { organisationId });
    const mayListUsers = await desk.may('GET /users');
    return {
      title: one.name,
      facts: [
        ['people.column-kind', ORGANISATION_TABLE.valueWords(lang, one.kind)],
        ['people.column-place', one.place],
        ['people.column-uscc', one.uscc],
        ['people.column-street-code', one.streetCode],
        ['people.column-bank-account', one.bankAccount],
        ['people.column-registered-on', registration ? day(registration.registeredOn) : null],
        ['people.column-grade', registration?.grade],
        [
          'people.column-separate-accounts',
          registration ? t(registration.separateAccounts ? 'record.yes' : 'record.no') : null,
        ],
        ['people.column-inspections-passed', years(true)],
        ['people.column-inspections-failed', years(false)],
        [
          'people.column-credit-lists',
          list(registration?.creditLists.map((value) => ORGANISATION_TABLE.valueWords(lang, value))),
        ],
        ['people.violations', list(registration?.majorViolations.map(({ on }) => day(on)))],
        ['people.column-other-public-funding', list(registration?.otherPublicFunding)],
      ].map(([key, value]) => ({ key: { text: t(String(key)) }, value: { text: value || '—' } })),
      links: [
        ...(mayChange
          ? [{ text: t('people.change-organisation'), href: `/organisations/${one.id}/change` }]
          : []),
        ...(mayListUsers ? [{ text: t('people.users'), href: `/users?organisationId=${one.id}` }] : []),
        ...(one.kind === 'bureau' ? await worksLink(context, 'improve.what-works', one.id) : []),
      ],
    };
  },
});
