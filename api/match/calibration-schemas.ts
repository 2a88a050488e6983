import { z } from 'zod';

const count = z.int();
const figure = z.number().nullable();
const place = z.object({ score: figure, rank: count });

/** Score and rank as given and normalised, beside each other. */
export const rankedBothWays = z.object({ applicationId: z.string(), raw: place, normalised: place });

export const countsBy = z
  .enum(['raw', 'normalised'])
  .describe(
    'The ranking that counts: marks as given, or every seat brought to the mean and spread of the panel',
  );

const given = z.object({ seatId: z.string(), points: z.number() });

/** How the seats judged. Points are of 100. */
export const calibrationView = z.object({
  counts: countsBy,
  seats: z.array(
    z.object({
      seatId: z.string(),
      applications: count,
      mean: figure,
      spread: figure.describe('Standard deviation of the totals'),
      othersMean: figure.describe('What the other seats gave the same applications'),
      othersSpread: figure,
      agreement: figure.describe('Rank correlation with the median of the others'),
      outlier: z
        .array(
          z.object({
            kind: z.enum(['mean', 'spread', 'agreement']),
            found: z.number(),
            others: figure,
            limit: z.number(),
          }),
        )
        .describe('Limits of the rulebook that the seat is beyond'),
    }),
  ),
  apart: z
    .array(z.object({ applicationId: z.string(), low: given, high: given, difference: z.number() }))
    .describe('Applications on which two seats are further apart than the limit of the rulebook'),
  rows: z.array(rankedBothWays),
});

const sum = z.object({ points: z.number(), amount: count.describe('fen'), awards: count });
const moved = z.array(
  z.object({ applicationId: z.string(), rank: count, score: z.number(), amount: count.describe('fen') }),
);

/** The best total of scores under the pool; advice only: awards go by rank. */
export const adviceView = z.object({
  byRank: sum,
  best: sum,
  more: z.number().describe('Points that the best has more'),
  comeIn: moved,
  goOut: moved,
  exact: z.boolean().describe('false: the search was ended by its limit'),
});
