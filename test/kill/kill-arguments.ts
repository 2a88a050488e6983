import { parseArgs } from 'node:util';
import { EXAMPLES, type ExampleName } from '../../examples/load-example';

export interface KillArguments {
  kills: number;
  seed: number;
  play: ExampleName[];
  /** Data folder of an undisturbed demo of the same programmes; without one, such a demo is played first. */
  against: string | undefined;
  /** Where the folders of the demos are put and kept; without it, they are removed in the end. */
  folder: string | undefined;
}

/** Reads `[--kills 20] [--seed 1] [--example a,b] [--against folder] [--folder folder]`. @throws in one sentence */
export function readKillArguments(argv: readonly string[]): KillArguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      kills: { type: 'string', default: '20' },
      seed: { type: 'string' },
      example: { type: 'string', default: 'hefei-purchase,yichun-venture' },
      against: { type: 'string' },
      folder: { type: 'string' },
    },
  });
  return {
    kills: whole('--kills', values.kills),
    seed: values.seed === undefined ? Date.now() % 1_000_000 : whole('--seed', values.seed),
    play: values.example.split(',').map((name) => {
      const known = EXAMPLES.find((one) => one === name);
      if (!known) throw new Error(`--example: choose from ${EXAMPLES.join(', ')}, not "${name}".`);
      return known;
    }),
    against: values.against,
    folder: values.folder,
  };
}

function whole(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${option}: "${text}" is no whole number.`);
  return Number(text);
}
