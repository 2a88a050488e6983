import type { Question } from '../../domain/evaluate/question';
import type { Call, Invitation, LedgerNeed, Marked, Reads } from './reads';
import { Refused } from './refused';

/** Somebody who reads over the API. */
export interface Reader {
  get<T = unknown>(path: string): Promise<T>;
}

interface Page<T> {
  items: T[];
  next: string | null;
}

/** Everything of a list, page after page. */
export async function all<T>(reader: Reader, path: string): Promise<T[]> {
  const items: T[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const more = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
    const page: Page<T> = await reader.get(`${path}${path.includes('?') ? '&' : '?'}limit=100${more}`);
    items.push(...page.items);
    cursor = page.next;
  }
  return items;
}

interface Report {
  version: number;
  sections: { code: string }[];
}

/** Reads over the API what people have to know. */
export class ApiReads implements Reads {
  constructor(private readonly reader: Reader) {}

  question(programmeId: string, questionId: string): Promise<string> {
    return this.textOf(`/programmes/${programmeId}/questions`, questionId, 'text');
  }

  seat(address: string): Promise<{ applications: string[]; criteria: Marked[] }> {
    return this.reader.get(address);
  }

  objection(programmeId: string, objectionId: string): Promise<string> {
    return this.textOf(`/programmes/${programmeId}/objections`, objectionId, 'grounds');
  }

  async hashToSign(address: string): Promise<string> {
    return (await this.reader.get<{ sha256: string }>(address)).sha256;
  }

  openNeeds(projectId: string): Promise<LedgerNeed[]> {
    return all(this.reader, `/projects/${projectId}/needs?status=open`);
  }

  async report(projectId: string, reportId: string): Promise<{ version: number; sections: string[] }> {
    const { items } = await this.reader.get<{ items: Report[] }>(
      `/projects/${projectId}/reports?reportId=${reportId}&limit=100`,
    );
    const newest = items.sort((a, b) => b.version - a.version)[0];
    if (!newest) throw new Error(`no report ${reportId}`);
    return { version: newest.version, sections: newest.sections.map(({ code }) => code) };
  }

  change(projectId: string, changeId: string): Promise<string> {
    return this.textOf(`/projects/${projectId}/changes`, changeId, 'reason');
  }

  async sheet(address: string): Promise<Marked[]> {
    return (await this.reader.get<{ indicators: Marked[] }>(address)).indicators;
  }

  async survey(surveyId: string): Promise<Question[] | null> {
    try {
      return (await this.reader.get<{ questions: Question[] }>(`/surveys/${surveyId}`)).questions;
    } catch (error) {
      if (error instanceof Refused && error.status === 404) return null;
      throw error;
    }
  }

  calls(surveyId: string): Promise<Call[]> {
    return all(this.reader, `/surveys/${surveyId}/calls`);
  }

  async callBacks(surveyId: string): Promise<string[]> {
    const { items } = await this.reader.get<{ items: { householdId: string; outcome: string | null }[] }>(
      `/surveys/${surveyId}/call-backs`,
    );
    return items
      .filter(({ outcome }) => outcome === null || outcome === 'not-reached')
      .map(({ householdId }) => householdId);
  }

  async inspections(projectId: string, finding: string): Promise<number> {
    const address = `/projects/${projectId}/findings/${encodeURIComponent(finding)}`;
    return (await this.reader.get<{ inspections: unknown[] }>(address)).inspections.length;
  }

  async invitation(code: string): Promise<Invitation> {
    const { project, status } = await this.reader.get<{ project: string; status: string }>(
      `/surveys/answer/${code}`,
    );
    return { project, isOpen: status === 'open' };
  }

  private async textOf(path: string, id: string, name: string): Promise<string> {
    const { items } = await this.reader.get<{ items: { [name: string]: string }[] }>(`${path}?limit=100`);
    return items.find((one) => one.id === id)?.[name] ?? '';
  }
}
