import type { User } from '../../domain/people/account';
import type { Store } from '../../domain/record/store';

/** A user as the user sees it. */
export async function whoAmI(store: Store, user: User) {
  const { id, kind, name } = await store.organisations.need(user.organisationId);
  return {
    userId: user.id,
    name: user.name,
    roles: user.roles,
    language: user.language,
    organisation: { id, kind, name },
  };
}
