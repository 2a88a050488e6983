import { faultsIn, type SpotAnswer } from './spot-check';
import { visitFaults } from './visit-faults';

const checklist = ['files', 'safety'].map((code) => ({ code, title: { zh: code, en: code } }));
const between = { drawnOn: '2026-03-02', today: '2026-03-10' };
const answers: SpotAnswer[] = [
  { item: 'files', found: 'in-order', note: '' },
  { item: 'safety', found: 'fault', note: '灭火器过期' },
];
const fieldsOf = (on: string, given: SpotAnswer[]) =>
  visitFaults(checklist, { on, answers: given }, between).map(({ field }) => field);

describe('the record of a visit', () => {
  it('is whole when every item was looked at and every fault is told in words', () => {
    expect(fieldsOf('2026-03-02', answers)).toEqual([]);
    expect(faultsIn(answers)).toEqual(['safety']);
  });

  it('lies between drawing and today', () => {
    expect(fieldsOf('2026-03-01', answers)).toEqual(['on']);
    expect(fieldsOf('2026-03-11', answers)).toEqual(['on']);
  });

  it('names each item that is missing, twice there, unknown, or a fault without words', () => {
    const [files, safety] = answers as [SpotAnswer, SpotAnswer];
    expect(fieldsOf('2026-03-05', [files])).toEqual(['answers.1.found']);
    expect(fieldsOf('2026-03-05', [files, files, safety])).toEqual(['answers.0.found']);
    expect(fieldsOf('2026-03-05', [files, safety, { ...files, item: 'other' }])).toEqual(['answers.2.item']);
    expect(fieldsOf('2026-03-05', [files, { ...safety, note: ' ' }])).toEqual(['answers.1.note']);
  });
});
