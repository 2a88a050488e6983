import { z } from 'zod';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../../domain/people/sign-in-rules';
import { isUscc } from '../../domain/people/uscc';
import { ROLES } from '../../domain/record/party';
import { says } from '../record/schema-words';

export const text = (longest: number) => z.string().trim().min(1).max(longest);
export const civilDay = z.iso.date();
export const recordId = z.string().min(1).max(64);
export const email = z
  .email()
  .max(200)
  .transform((address) => address.toLowerCase());
export const newPassword = z.string().min(SHORTEST_PASSWORD).max(LONGEST_PASSWORD);
export const faultField = z.object({ field: z.string(), message: z.string(), zh: z.string() });
export const role = z.enum(ROLES);
export const language = z.enum(['zh', 'en']);
const year = z.int().min(1949).max(2200);

export const organisationKind = z.enum([
  'bureau',
  'street',
  'social-organisation',
  'evaluation-agency',
  'audit-office',
]);

export const registration = z.strictObject({
  registeredOn: civilDay,
  annualInspections: z.array(z.strictObject({ year, passed: z.boolean() })).max(50),
  creditLists: z.array(z.enum(['abnormal', 'serious-violation', 'procurement-ban'])).max(3),
  majorViolations: z.array(z.strictObject({ on: civilDay })).max(50),
  separateAccounts: z.boolean(),
  grade: z.enum(['1A', '2A', '3A', '4A', '5A']).nullable(),
  otherPublicFunding: z.array(text(200)).max(50),
});

const organisationFields = {
  name: text(100),
  uscc: z
    .string()
    .refine(isUscc, {
      error: says({
        en: 'is no unified social credit code (18 signs, check sign by GB 32100)',
        zh: '不是有效的统一社会信用代码（18 位，校验位按 GB 32100）',
      }),
    })
    .nullable(),
  place: text(100),
  streetCode: z
    .string()
    .regex(/^[\w-]{1,40}$/, {
      error: says({ en: 'may have letters, digits, - and _', zh: '只能用字母、数字、- 和 _' }),
    })
    .nullable(),
  registration: registration.nullable(),
  bankAccount: z
    .string()
    .regex(/^[\d -]{6,40}$/, { error: says({ en: 'must be an account number', zh: '应为银行账号' }) })
    .nullable(),
};

export const newOrganisation = z.strictObject({
  kind: organisationKind,
  name: organisationFields.name,
  uscc: organisationFields.uscc.default(null),
  place: organisationFields.place,
  streetCode: organisationFields.streetCode.default(null),
  registration: organisationFields.registration.default(null),
  bankAccount: organisationFields.bankAccount.default(null),
});

export const organisationChange = z.strictObject(organisationFields).partial();

export const organisationView = z.object({
  id: z.string(),
  kind: organisationKind,
  name: z.string(),
  uscc: z.string().nullable(),
  place: z.string(),
  streetCode: z.string().nullable(),
  registration: registration.nullable(),
  /** All but the last four digits are hidden. */
  bankAccount: z.string().nullable(),
});

export const evaluatorProfile = z.strictObject({
  expertise: z.array(text(60)).max(30),
  expert: z.boolean(),
  available: z.boolean(),
  ties: z
    .array(
      z.strictObject({
        organisationId: recordId,
        kind: z.enum(['employment', 'board', 'shareholding', 'kinship', 'earlier-work', 'other']),
        until: z.string().max(40).nullable(),
      }),
    )
    .max(100),
});

const userFields = {
  name: text(60),
  roles: z.array(role).min(1).max(ROLES.length),
  language,
  evaluator: evaluatorProfile.nullable(),
};

export const newUser = z.strictObject({
  ...userFields,
  email,
  organisationId: recordId,
  password: newPassword.nullable().default(null),
  language: language.default('zh'),
  evaluator: userFields.evaluator.default(null),
});

export const userChange = z
  .strictObject({ ...userFields, active: z.boolean(), locked: z.literal(false) })
  .partial();

export const userView = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  organisationId: z.string(),
  roles: z.array(role),
  active: z.boolean(),
  language,
  lockedUntil: z.string().nullable(),
  hasPassword: z.boolean(),
  hasSecondFactor: z.boolean(),
  evaluator: evaluatorProfile.nullable(),
});
