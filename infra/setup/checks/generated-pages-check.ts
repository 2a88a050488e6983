import { isCurrent, writePage } from '../../docs/generated-page';
import { rulebookReference } from '../../docs/rulebook-reference';
import { stateDiagrams } from '../../docs/state-diagrams';

for (const page of [rulebookReference, stateDiagrams]) {
  if (process.argv.includes('--write')) {
    writePage(page);
  } else if (!isCurrent(page)) {
    console.error(`${page.file} is out of date: run \`npm run check -- --write\`.`);
    process.exitCode = 1;
  }
}
