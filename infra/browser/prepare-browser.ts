import { findBrowser } from './find-browser';

/** Unpacks the embedded browser and writes the font configuration ahead, for an image that may not write later. */
findBrowser({ searchPath: '' }).then(
  ({ executablePath }) => console.log(executablePath),
  // Where the package has no browser, one is to be named by CHROME_PATH.
  (error: Error) => console.error(error.message),
);
