import { queryFault, shapeOf } from './query-fault';

describe('a query stays fast as the database grows', () => {
  it('when an index finds it and gives it in order', () => {
    expect(
      queryFault({ collection: 'projects', filter: { bureauId: 'b' }, sort: { id: -1 }, limit: 51 }),
    ).toBeNull();
    expect(queryFault({ collection: 'projects', filter: {}, sort: { id: -1 }, limit: 51 })).toBeNull();
    const overdue = { status: 'open', due: { $gt: '', $lt: '2026' } };
    expect(queryFault({ collection: 'tasks', filter: overdue, sort: { due: 1 } })).toBeNull();
  });

  it('or when it finds little, in whatever order', () => {
    expect(
      queryFault({ collection: 'needs', filter: { projectId: 'p', status: 'met' }, sort: { id: -1 } }),
    ).toBeNull();
    expect(
      queryFault({ collection: 'journal', filter: { stream: { $in: ['a', 'b'] } }, sort: { at: -1 } }),
    ).toBeNull();
    expect(queryFault({ collection: 'calendars', filter: {} })).toBeNull();
  });

  it('not when it reads a collection from end to end', () => {
    expect(queryFault({ collection: 'projects', filter: {} })).toBe('no index finds it');
    expect(queryFault({ collection: 'needs', filter: { status: 'open' }, limit: 1 })).toBe(
      'no index finds it',
    );
    expect(queryFault({ collection: 'projects', filter: { state: { $ne: 'closed' } } })).toBe(
      'no index finds it',
    );
    expect(queryFault({ collection: 'projects', filter: { projectId: null } })).toBe('no index finds it');
  });

  it('nor when much is read to be put in order', () => {
    const asked = {
      collection: 'projects',
      filter: { bureauId: 'b' },
      sort: { award: -1 },
      limit: 10,
    } as const;
    expect(queryFault(asked)).toBe('sorted after all of it was read');
  });

  it('and is told by what it asks for, not by for whom', () => {
    const asked = {
      collection: 'tasks',
      filter: { userId: 'u', due: { $lt: 'x' } },
      sort: { due: 1 },
      limit: 9,
    } as const;
    expect(shapeOf(asked)).toBe('tasks: due $lt, userId; by due up; some');
  });
});
