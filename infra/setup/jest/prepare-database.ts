import { acquireDatabase } from './shared-database';

module.exports = async () => {
  process.env.TZ = 'UTC';
  await acquireDatabase();
};
