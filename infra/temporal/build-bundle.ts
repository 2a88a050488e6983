import { workflowBundle } from './workflow-bundle';

/** Builds the workflow bundle ahead, for an image. */
workflowBundle().then(
  ({ codePath }) => console.log(codePath),
  (error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
