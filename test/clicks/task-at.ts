import type { OpenTask } from '../../examples/play/production';

type Place = Pick<OpenTask, 'processId' | 'projectId' | 'key' | 'at'>;

/** What a task is about, by the address of the page on which it is done. @param href as "my work" links it */
export function taskAt(href: string): Place {
  const [room = '', id = '', part = '', name = '', ...rest] = href
    .slice(1)
    .split('/')
    .map(decodeURIComponent);
  const known = OF_ROOM[room]?.(id, [part, name, ...rest]);
  return {
    processId: `${room}/${id}`,
    projectId: null,
    key: '',
    at: href.replace(/\/respond$/, ''),
    ...known,
  };
}

const OF_ROOM: { readonly [room: string]: (id: string, rest: string[]) => Partial<Place> } = {
  questions: (id) => ({ processId: 'questions', key: `question/${id}` }),
  'panel-seats': (id) => ({ processId: `panel/${id}` }),
  payments: (id, [tranche, act]) => ({
    processId: `disbursement/${id}/${tranche}`,
    projectId: id,
    at: `/disbursements/${id}/${tranche}/${act}`,
  }),
  surveys: (id) => ({ projectId: id.replace(/-(?:mid-term|final)$/, '') }),
  projects: (id, [part = '', name = '']) => ({ projectId: id, ...OF_PROJECT[part]?.(id, name) }),
};

/** Of a project: the part of its address, and what that part is called by. */
const OF_PROJECT: { readonly [part: string]: (id: string, name: string) => Partial<Place> } = {
  agreement: (id) => ({ at: `/projects/${id}/agreement` }),
  reports: (_, report) => ({ key: `report/${report}` }),
  changes: (_, change) => ({ key: `change/${change}` }),
  findings: (id, finding) => ({ processId: `rectification/${id}/${finding}` }),
  evaluations: (id, round) => ({ processId: `evaluation/${id}/${round}` }),
};
