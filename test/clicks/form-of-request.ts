import { PAGES } from '../../api/pages';
import type { FormPage } from '../../api/record/pages/form-page';

/** The form by which people make a request of the API, and where it is. */
export interface FormOfRequest {
  form: FormPage;
  address: string;
}

const FORMS = PAGES.filter((one): one is FormPage => one.kind === 'form');

/**
 * @param path of the API, below `/api/v1`
 * @param body its texts may be part of the form's address
 * @throws Error when no page does what the request does
 */
export function formOfRequest(method: 'POST' | 'PUT', path: string, body: unknown): FormOfRequest {
  for (const form of FORMS) {
    const params = paramsOf(form.right, `${method} ${path}`);
    const address = params && addressOf(form.path, params, body as { [name: string]: unknown });
    if (address) return { form, address };
  }
  throw new Error(`no page has a form for ${method} ${path}`);
}

/** Null when the request is another one. */
function paramsOf(right: string, request: string): Map<string, string> | null {
  const [pattern, given] = [right.split('/'), request.split('/')];
  if (pattern.length !== given.length) return null;
  const params = new Map<string, string>();
  for (const [n, part] of pattern.entries()) {
    if (part.startsWith(':')) params.set(part.slice(1), given[n] ?? '');
    else if (part !== given[n]) return null;
  }
  return params;
}

/** Null when the page does another part of what the route does: `needs` is not `households`. */
function addressOf(
  path: string,
  params: Map<string, string>,
  body: { [name: string]: unknown },
): string | null {
  const parts = path.split('/');
  const names = parts.filter((one) => one.startsWith(':')).map((one) => one.slice(1));
  const said = [...params].every(([name, value]) => names.includes(name) || parts.includes(value));
  if (!said) return null;
  const given = (name: string) => params.get(name) ?? body[name];
  if (names.some((name) => typeof given(name) !== 'string')) return null;
  return parts.map((part) => (part.startsWith(':') ? String(given(part.slice(1))) : part)).join('/');
}
