/** Somebody looked at a household's contact data: who, when and why (Personal Information Protection Law, Art. 51). */
export interface AccessRecord {
  id: string;
  projectId: string;
  householdId: string;
  field: 'email';
  userId: string;
  organisationId: string;
  reason: string;
  at: string;
}
