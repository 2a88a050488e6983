/** What one field of a notice's data holds. */
export type FieldKind = 'id' | 'code' | 'instant' | 'day' | 'fen' | 'number' | 'text' | 'flag';

/**
 * What is looked up when the mail is sent, so that notices hold ids only: `project`, `application`, `organisation` by
 * `<name>Id`; `tranche`, `round`, `report` and `finding` become their titles; `reason` becomes
 * the words of the statement; `survey` has the recipient's personal
 * `link` and `closesAt`; the programme is that of the notice.
 */
export type Looked =
  | 'programme'
  | 'project'
  | 'application'
  | 'organisation'
  | 'tranche'
  | 'report'
  | 'round'
  | 'finding'
  | 'reason'
  | 'survey';

/**
 * One mail: its data, what is looked up for it, and its subject. Beside it lie `<name>.mail.html.hbs` and
 * `<name>.mail.text.hbs`, which also see `recipient`, `home`, `event` and `possibleDuplicate`.
 */
export interface MailTemplate {
  data: { readonly [field: string]: FieldKind };
  /** Fields that a notice may leave out or set to null; they read as null. */
  optional?: readonly string[];
  looksUp: readonly Looked[];
  /**
   * `decision`: tells what was decided; sent twice it says so.
   * `request`, `reminder`: asks for something; sent twice it does no harm.
   */
  kind: 'decision' | 'request' | 'reminder';
  /** Handlebars over what the mail sees. No personal data: subjects are read over shoulders and kept in logs. */
  subject: { zh: string; en: string };
}

/** Ties a mail's typed data to its description: every field is described, and only optional ones may be left out. */
export function mailTemplate<D extends object>(
  template: MailTemplate & {
    data: { readonly [field in keyof Required<D>]: FieldKind };
    optional?: readonly OptionalFields<D>[];
  },
): MailTemplate {
  return template;
}

type OptionalFields<D> = {
  [field in keyof D & string]-?: undefined extends D[field] ? field : never;
}[keyof D & string];
