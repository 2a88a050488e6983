import type { PageContext } from './page';

export interface Option {
  value: string;
  text: string;
  hint?: string;
}

/** Key of words; or words in the reader's language, as a rulebook or a person wrote them. */
export type Label = string | { text: string };

export const labelText = ({ t }: Pick<PageContext, 't'>, label: Label): string =>
  typeof label === 'string' ? t(label) : label.text;

interface Common {
  /** The field of the route's body; `plan.need` is a field within a field. */
  name: string;
  label: Label;
  hint?: Label;
  /** Where the hint can be looked up, in the reader's language. */
  more?: { text: string; href: string };
  /** Left empty, it is not sent; `null`: sent as null. */
  whenEmpty?: 'leave-out' | 'null';
  /** About somebody, or for few eyes only: it stays on the server, and no browser keeps a copy of it. */
  isSecret?: true;
}

/** What people fill in. Texts are keys of words; options come in words already. */
export type Field =
  | (Common & { kind: 'line' | 'email' | 'date' | 'date-time' | 'number' | 'money'; suffix?: string })
  | (Common & { kind: 'paragraph'; rows?: number })
  | (Common & { kind: 'password'; autocomplete: string })
  | (Common & {
      kind: 'choice' | 'choices';
      options: Option[];
      /** What is uploaded with the form can be chosen at once. */
      takesFiles?: true;
    })
  | (Common & { kind: 'yes' })
  /** Files, uploaded one by one as documents; the value is their ids. */
  | (Common & { kind: 'files'; purpose: string; programmeId?: string; projectId?: string })
  /** One file that the route itself takes. */
  | (Common & { kind: 'file' })
  /** A table of rows; rows that stay empty are not sent. */
  | (Common & { kind: 'rows'; columns: Field[]; least?: number });

export type FieldKind = Field['kind'];
