import type { z } from 'zod';
import { formPage } from '../../record/pages/form-page';
import type { organisationView } from '../people-schemas';
import { organisationBody, organisationFields, organisationShown } from './organisation-fields';

type Organisation = z.output<typeof organisationView>;

export const newOrganisationPage = formPage({
  path: '/organisations/new',
  right: 'POST /organisations',
  title: 'people.add-organisation',
  button: 'people.save',
  fields: (context) => organisationFields(context, true),
  body: (_, typed) => organisationBody(typed),
  done: (_, { id }: Organisation) => `/organisations/${id}`,
  doneText: 'people.saved',
});

export const changeOrganisationPage = formPage({
  path: '/organisations/:organisationId/change',
  right: 'PATCH /organisations/:organisationId',
  title: 'people.change-organisation',
  button: 'people.save',
  fields: (context) => organisationFields(context, false),
  shown: async ({ desk, params }) =>
    organisationShown(await desk.see<Organisation>('/organisations/:organisationId', params)),
  body: (_, typed) => organisationBody(typed),
  done: ({ params }) => `/organisations/${params.organisationId}`,
  doneText: 'people.saved',
});
