import { acquireDatabase } from './shared-database';

const prepareWorkflows = require('./prepare-workflows');

module.exports = async () => {
  await prepareWorkflows();
  await acquireDatabase();
};
