import type { RunningService } from '../kill/running-service';

/** A request as the service has logged it. */
interface AnsweredRequest {
  method: string;
  /** Template of the route or of the page. */
  route: string;
  isApi: boolean;
  status: number;
}

/** Every request that a service has answered, as its log tells. */
export function answeredRequests({ program }: RunningService): AnsweredRequest[] {
  return program
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{') && line.includes('"msg":"answered"'))
    .map((line) => {
      const { method, route, isApi, status } = JSON.parse(line) as AnsweredRequest;
      return { method, route, isApi, status };
    });
}
