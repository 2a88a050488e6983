import { releaseDatabase } from './shared-database';

module.exports = releaseDatabase;
