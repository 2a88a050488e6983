/** What may be in the workflow bundle beside our own code: the SDK and what it needs. */
const ALLOWED_PACKAGES = ['@temporalio/common', '@temporalio/workflow', 'long', 'ms', 'nexus-rpc'];

/** Webpack's empty stand-ins for the SDK's converters that are not customised. */
const ALLOWED_OTHERS = /^\?[0-9a-f]+$/;

const OWN_CODE = /^\.\/(workflows|domain)\//;

/**
 * Names the packages, built-ins and other modules of a bundle that are not our own code.
 * @param code as the bundler writes it, each module headed by its id in a comment
 */
export function bundledPackages(code: string): string[] {
  const ids = [...code.matchAll(/^\/\*\*\*\/ "([^"]+)"/gm)].map(([, id = '']) => id);
  if (ids.length === 0)
    throw new Error('The bundle has another form than this check knows: it names no modules.');
  const names = ids.filter((id) => !OWN_CODE.test(id)).map(packageOf);
  return [...new Set(names)].sort();
}

/** Those that have no place in a workflow. */
export function strangers(packages: readonly string[]): string[] {
  return packages.filter((name) => !ALLOWED_PACKAGES.includes(name) && !ALLOWED_OTHERS.test(name));
}

function packageOf(id: string): string {
  const path = id.split('node_modules/').at(-1) ?? id;
  if (path === id) return id;
  const [scopeOrName = '', name = ''] = path.split('/');
  return scopeOrName.startsWith('@') ? `${scopeOrName}/${name}` : scopeOrName;
}
