const { default: Sequencer } = require('@jest/test-sequencer');

/** Those of the whole system take minutes each: begun last, they would run on alone when all others have ended. */
const ORDER = ['system', 'workflows', 'db', 'unit'];

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ context }) => ORDER.indexOf(context.config.displayName?.name ?? '');
    return [...super.sort(tests)].sort((one, other) => place(one) - place(other));
  }
};
