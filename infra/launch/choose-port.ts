import { freePort, isPortFree } from '../engines/free-port';
import { LaunchFailure } from '../engines/launch-failure';

/** A port that a setting names or that is only usual. */
export interface PortWish {
  readonly setting: string;
  /** 0: any free one. */
  readonly port: number;
  readonly host: string;
  /** Whether somebody set it: then no other will do. */
  readonly isSet: boolean;
}

/**
 * The port to use, fixed for the launcher's life so that a process that is started again has it too.
 * @throws LaunchFailure naming port and setting when a set port is in use
 */
export async function choosePort({ setting, port, host, isSet }: PortWish): Promise<number> {
  if (port === 0) return freePort(host);
  if (await isPortFree(port, host)) return port;
  if (!isSet) return freePort(host);
  throw new LaunchFailure(
    `${setting}: port ${port} is already in use on ${host}; choose another one, or 0 for any.`,
  );
}
