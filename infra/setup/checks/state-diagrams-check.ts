import { stateDiagramsAreCurrent, writeStateDiagrams } from '../../docs/state-diagrams';

if (process.argv.includes('--write')) {
  writeStateDiagrams();
} else if (!stateDiagramsAreCurrent()) {
  console.error('docs/state-diagrams.md is out of date: run `npm run check -- --write`.');
  process.exitCode = 1;
}
