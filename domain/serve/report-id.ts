/** Id of a report's record. */
export const reportRecordId = (projectId: string, reportId: string, version: number): string =>
  `${projectId}/${reportId}/${version}`;
