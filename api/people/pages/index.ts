import type { ConsolePage } from '../../record/pages/mount-pages';
import { changeOrganisationPage, newOrganisationPage } from './change-organisation-pages';
import { changeUserPage, newUserPage, resetPasswordPage, resetSecondFactorPage } from './change-user-pages';
import { importOrganisationsPage } from './import-organisations-page';
import { importUsersPage } from './import-users-page';
import { organisationPage } from './organisation-page';
import { organisationsPage } from './organisations-page';
import {
  changePasswordPage,
  changeSelfPage,
  confirmSecondFactorPage,
  endOthersPage,
  newTokenPage,
  ownNoticesPage,
  revokeTokenPage,
  secondFactorPage,
  takeOffSecondFactorPage,
  tokensPage,
} from './own-account-pages';
import { profilePage } from './profile-page';
import { userPage } from './user-page';
import { usersPage } from './users-page';

/** Organisations, users, and one's own account. */
export const peoplePages: readonly ConsolePage[] = [
  organisationsPage,
  newOrganisationPage,
  importOrganisationsPage,
  organisationPage,
  changeOrganisationPage,
  usersPage,
  newUserPage,
  importUsersPage,
  userPage,
  changeUserPage,
  resetPasswordPage,
  resetSecondFactorPage,
  profilePage,
  changeSelfPage,
  changePasswordPage,
  endOthersPage,
  secondFactorPage,
  confirmSecondFactorPage,
  takeOffSecondFactorPage,
  tokensPage,
  newTokenPage,
  revokeTokenPage,
  ownNoticesPage,
];
