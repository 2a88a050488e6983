import type { ApiDeps } from './api-deps';
import { answerOnce, type Outcome } from './idempotency';
import { madeId } from './made-id';
import type { RawAnswer, RequestContext, Route } from './route';

/** What was asked, read and authorised. */
export type Asked = Omit<RequestContext, 'services' | 'madeId' | 'publicUrl'>;

/**
 * Does what a route does and answers with what its schema names; a POST once for each key.
 * @param hash of what was asked, to tell another request under the same key
 */
export async function performRoute(
  route: Route,
  deps: ApiDeps,
  asked: Asked,
  hash: string,
): Promise<Outcome & { replayed: boolean }> {
  const { services, publicUrl } = deps;
  const context: RequestContext = { ...asked, services, publicUrl, madeId: services.newId() };
  if (route.method === 'post' && !route.repeatable) return answerByKey(route, deps, context, hash);
  return { ...(await answer(route, context)), replayed: false };
}

/** The answer of the first request under this key. A file that came with a repeated or refused one is nobody's. */
async function answerByKey(route: Route, deps: ApiDeps, context: RequestContext, hash: string) {
  const { services, caller, key, file } = context;
  const forget = async () => (file ? services.files.remove(file.id) : undefined);
  const id = `${caller?.userId ?? 'public'}|${key}`;
  const request = { id, requestHash: hash, atomic: route.atomic };
  const work = (begunAt: string) =>
    answer(route, { ...context, madeId: madeId(begunAt, id, services.sha256) });
  try {
    const outcome = await answerOnce(services.store, request, deps.realNow, work);
    if (outcome.replayed || outcome.status >= 400) await forget();
    return outcome;
  } catch (error) {
    await forget();
    throw error;
  }
}

/** What a route answers that is not JSON. */
export async function rawAnswer(
  route: Route,
  { services, publicUrl }: ApiDeps,
  asked: Asked,
): Promise<RawAnswer> {
  const context = { ...asked, services, publicUrl, madeId: services.newId() };
  return (await route.handle(context as never)) as RawAnswer;
}

async function answer(route: Route, context: RequestContext): Promise<Outcome> {
  if (route.answer === 'raw') throw new Error('a raw answer has no outcome');
  const parsed = route.answer.safeParse(await route.handle(context as never));
  if (!parsed.success) {
    // Ours, not the client's: the fields are named, the values are not.
    const where = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    throw new Error(`the answer of ${route.method} ${route.path} does not fit its schema: ${where}`);
  }
  const remember = route.remember?.(parsed.data as never);
  return { status: route.status, body: parsed.data, ...(remember === undefined ? {} : { remember }) };
}
