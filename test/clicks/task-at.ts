import type { OpenTask } from '../../examples/play/production';

type Place = Pick<OpenTask, 'processId' | 'key' | 'at'>;

/** Which task it is, by the address of the page on which it is done. @param href as "my work" links it */
export function taskAt(href: string): Place {
  const [room = '', id = '', part = '', name = ''] = href.slice(1).split('/').map(decodeURIComponent);
  const known = room === 'projects' ? OF_PROJECT[part]?.(id, name) : OF_ROOM[room]?.(id, part, name);
  // The response to a draft is sent below the evaluation that it is about.
  return { processId: `${room}/${id}`, key: '', at: href.replace(/\/respond$/, ''), ...known };
}

const OF_ROOM: { readonly [room: string]: (id: string, part: string, name: string) => Partial<Place> } = {
  questions: (id) => ({ processId: 'questions', key: `question/${id}` }),
  'panel-seats': (id) => ({ processId: `panel/${id}` }),
  payments: (id, tranche, act) => ({
    processId: `disbursement/${id}/${tranche}`,
    at: `/disbursements/${id}/${tranche}/${act}`,
  }),
};

/** Of a project: the part of its address, and what that part is called by. */
const OF_PROJECT: { readonly [part: string]: (id: string, name: string) => Partial<Place> } = {
  agreement: (id) => ({ at: `/projects/${id}/agreement` }),
  reports: (_, report) => ({ key: `report/${report}` }),
  changes: (_, change) => ({ key: `change/${change}` }),
  findings: (id, finding) => ({ processId: `rectification/${id}/${finding}` }),
  evaluations: (id, round) => ({ processId: `evaluation/${id}/${round}` }),
};
