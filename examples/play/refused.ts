/** An answer that is not a success: the problem document as it came. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    readonly status: number,
    readonly problem: {
      type?: string;
      title?: string;
      detail?: string;
      fields?: unknown;
      allowed?: string[];
    },
    what: string,
  ) {
    super(
      `${what}: ${status} ${problem.detail ?? problem.title ?? ''} ${problem.fields ? JSON.stringify(problem.fields) : ''}`.trim(),
    );
  }
}
